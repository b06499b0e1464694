package com.example.ownservice;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.IssueKeys.Outcome;
import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.usecase.Entitlements;
import io.github.keyreeve.application.usecase.KeyIssuer;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Provider;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A service of your own that issues keys by Keyreeve's rules, without its server, its database and its HTTP. */
public final class IssueKeysInYourOwnService {

    private static final Product CHESS_TUTOR = new Product(1, "Chess Tutor", List.of(ProductVersion.of(1, 0)));

    private final IssueKeys issueKeys;
    private final PrintStream out;

    IssueKeysInYourOwnService(IssueKeys issueKeys, PrintStream out) {
        this.issueKeys = issueKeys;
        this.out = out;
    }

    /** Sells three licences, each good for two computers, and then hears of the same order again. */
    public static void main(String[] args) {
        IssueKeysInYourOwnService service = new IssueKeysInYourOwnService(wire(new SecureRandom()), System.out);
        service.sell("A-1001", 3);
        service.sell("A-1001", 3);
        service.sell("A-1001", 4);
    }

    /** The use case with your ports behind it. */
    private static IssueKeys wire(SecureRandom random) {
        KeySource keys = model -> {
            byte[] numbers = new byte[ActivationKey.RANDOM_SYMBOLS];
            random.nextBytes(numbers);
            return ActivationKey.issue(model, numbers);
        };
        return new KeyIssuer(
                Supplier::get,
                new Entitlements(new CatalogueInMemory(CHESS_TUTOR), new NoArgumentSets(), IssuingRules.USUAL),
                new OrdersInMemory(),
                new HistoryInMemory(),
                new NoRefusedRepeats(),
                mail -> {},
                keys,
                UUID::randomUUID,
                Clock.systemUTC());
    }

    private void sell(String orderId, int licences) {
        Arguments arguments = Arguments.of(Map.of(
                "is_productid", "1",
                "is_majorversion", "1",
                "is_minorversion", "0",
                "is_usemultipleactivationskey", "false",
                "is_numberofactivationsperkey", "2"));
        switch (issueKeys.issue(request(orderId, licences, arguments))) {
            case Outcome.Issued issued -> print("issued", issued.order());
            case Outcome.AlreadyIssued known -> print("had its keys already", known.order());
            case Outcome.OtherQuantity other -> out.printf("Order %s was issued for %d licences, not for %d.%n",
                    orderId, other.issued().line().quantity().licenses(), other.asked());
            case Outcome.Invalid invalid -> out.println("Not issued: " + invalid.errors());
            case Outcome.OtherContent other -> out.println("Not issued: the idempotency key belongs to another request.");
            case Outcome.TestOrderRefused test -> out.println("Not issued: a test order.");
        }
    }

    private static KeyRequest request(String orderId, int licences, Arguments arguments) {
        Provider webShop = Provider.untouched(new ProviderName("web-shop"));
        return new KeyRequest(
                webShop,
                Optional.of(orderId),
                Optional.of("line 1"),
                Optional.empty(),
                Optional.empty(),
                new Quantity(licences),
                Customer.UNKNOWN,
                arguments,
                false,
                List.of(),
                Map.of(),
                false,
                1_000,
                new Origin("provider:web-shop", ""));
    }

    private void print(String what, IssuedOrder order) {
        out.printf("Order %s %s:%n", order.line().orderId().orElse("-"), what);
        for (License license : order.licenses()) {
            out.printf("  %s for %d computers%n", license.key().grouped(), license.activationsAllowed());
        }
    }
}
