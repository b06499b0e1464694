package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.out.IssuedOrders.Recorded;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.IssuingArguments;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.provider.Repeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a request is one that came before (source: contract 3.3).
 *
 * @param identity empty if every request issues
 * @param content fingerprint of what is asked for
 * @param contentDecides whether the same identity with other content is refused: so where the caller's idempotency key
 *     is the identity, since only the caller knows what belongs to it
 */
record LineIdentification(Optional<OrderLineIdentity> identity, String content, boolean contentDecides) {

    static LineIdentification of(KeyRequest request, RequestArguments own, IssuingArguments arguments) {
        boolean orderNumberCounts = request.orderId().isPresent() && request.provider().repeats() == Repeats.REUSE;
        return new LineIdentification(
                orderNumberCounts
                        ? Optional.of(ofOrder(request, own, arguments))
                        : request.idempotencyKey().map(key ->
                                OrderLineIdentity.ofIdempotencyKey(request.origin().actor(), key)),
                OrderLineIdentity.contentFingerprint(content(request, own, arguments)),
                !orderNumberCounts);
    }

    boolean sameContentAs(Recorded known) {
        return !contentDecides || content.equals(known.content());
    }

    private static OrderLineIdentity ofOrder(KeyRequest request, RequestArguments own, IssuingArguments arguments) {
        String orderId = request.orderId().orElseThrow();
        return request.line()
                .map(line -> OrderLineIdentity.ofLine(request.provider().name(), orderId, line))
                .orElseGet(() -> OrderLineIdentity.ofArguments(
                        request.provider().name(),
                        orderId,
                        canonical(own, arguments, request.subscriptionId().isEmpty()),
                        request.lineFields()));
    }

    /** A set counts by its name, so that a later edit of its content does not make an old order new. */
    private static List<String> canonical(RequestArguments own, IssuingArguments arguments, boolean expiryDateCounts) {
        List<String> parts = new ArrayList<>(arguments.canonical(expiryDateCounts));
        own.setNames().forEach(name -> parts.add("set=" + ArgumentSet.comparable(name)));
        return parts;
    }

    private static List<String> content(KeyRequest request, RequestArguments own, IssuingArguments arguments) {
        Customer customer = request.customer();
        List<String> content = new ArrayList<>(canonical(own, arguments, true));
        content.addAll(List.of(
                request.provider().name().text(), request.quantity().toString(), request.lineFields().toString(),
                request.subscriptionId().toString(), customer.email(), customer.name(), customer.company(),
                customer.street1(), customer.street2(), customer.city(), customer.state(), customer.zip(),
                customer.country(), customer.phone()));
        request.orderId().ifPresent(orderId -> content.add("order=" + orderId));
        request.line().ifPresent(line -> content.add("line=" + line));
        return content;
    }
}
