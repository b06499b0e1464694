package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.IssueKeys.Outcome;
import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.server.IdempotencyKey;
import io.github.keyreeve.web.shop.KeyAnswer;
import io.github.keyreeve.web.shop.OrderReading;
import io.github.keyreeve.web.shop.Shop;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shops that ask for their keys: the order in, the keys out. Orders have one door only, so that none is issued twice by
 * coming in through both (source: contract 3.3).
 */
public final class IssuingCalls {

    private final IssueKeys issueKeys;

    public IssuingCalls(IssueKeys issueKeys) {
        this.issueKeys = issueKeys;
    }

    Response issue(QlmCall call, Provider provider, boolean withExpiry) {
        Shop shop = call.request().shop().orElseThrow();
        if (provider.notices().channel().orElse(shop.channel()) == Channel.TELL) {
            return Refusal.of(Status.CONFLICT,
                    "This shop's keys are issued by what its web hook tells (channel tell), so it gets none by asking.");
        }
        OrderReading order = new OrderReading(shop, call.request());
        List<ArgumentError> errors = new ArrayList<>(call.request().contradictions());
        KeyRequest request = new KeyRequest(
                provider,
                order.orderId(),
                order.line(),
                order.subscriptionId(),
                idempotencyKey(call, errors),
                order.quantity(),
                order.customer(),
                call.request().arguments(),
                withExpiry,
                order.mappedSets(),
                order.lineFields(),
                order.isTestOrder(),
                shop.maxKeys(),
                new Origin("provider:" + provider.name(), call.address()));
        errors.addAll(order.errors());
        return errors.isEmpty() ? answer(shop, issueKeys.issue(request)) : Refusal.of(errors);
    }

    private static Optional<String> idempotencyKey(QlmCall call, List<ArgumentError> errors) {
        try {
            return IdempotencyKey.of(call.http());
        } catch (IllegalArgumentException e) {
            errors.add(new ArgumentError(IdempotencyKey.HEADER, e.getMessage()));
            return Optional.empty();
        }
    }

    private static Response answer(Shop shop, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued issued -> keys(shop, issued.order());
            case Outcome.AlreadyIssued known -> keys(shop, known.order());
            case Outcome.Invalid invalid -> Refusal.of(invalid.errors());
            case Outcome.OtherQuantity other -> Refusal.of(Status.CONFLICT,
                    "Keys were issued for this line of order %s already, for quantity %d, not %d.".formatted(
                            other.issued().line().orderId().orElse("without a number"),
                            other.issued().line().quantity().licenses(),
                            other.asked()));
            case Outcome.OtherContent other -> Refusal.of(Status.CONFLICT,
                    IdempotencyKey.HEADER + " was used for another request already.");
            case Outcome.TestOrderRefused refused -> Refusal.of(Status.FORBIDDEN,
                    "This is a test order, and this shop is set to live orders only.");
        };
    }

    private static Response keys(Shop shop, IssuedOrder order) {
        KeyAnswer answer = KeyAnswer.of(shop.answer(), order.licenses().stream().map(License::key).toList());
        return Response.ok(answer.body(), answer.mediaType()).build();
    }
}
