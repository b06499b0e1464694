package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shopify's webhooks, as JSON or as XML (source: what every shop sends, 4).
 *
 * <p>The topic and the event's id stand in headers, which nobody signs. A genuine body under another topic must not do
 * what it does not say itself: each topic asks the body for what only such a body has.
 */
public final class ShopifyEvents implements ShopEventReader {

    private static final String NOT_OF_THE_TOPIC =
            "Shopify's message does not say what its topic says: look at the order there.";
    private static final Set<String> DISPUTES = Set.of("chargeback", "inquiry");

    @Override
    public String shop() {
        return "shopify";
    }

    /** One action of the seller's may be told under several topics with one id: the topic belongs to the number. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        body(message.body(), message.contentType());
        String topic = header(message, "topic")
                .orElseThrow(() -> new UnreadableRequestException("X-Shopify-Topic", "is missing"));
        String id = header(message, "event-id")
                .orElseGet(() -> Fingerprint.of(new String(message.body(), StandardCharsets.ISO_8859_1)));
        return List.of(message.event(shop(), topic, topic + " " + id));
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        EventJson body = body(event.body(), event.contentType());
        return switch (event.kind()) {
            case "orders/paid" -> new ShopifyOrder(body).paid();
            case "orders/cancelled" -> plausible(
                    body.at("cancelled_at").text().isPresent(), () -> new OrderCancelled(body.requiredNumber("id")));
            case "refunds/create" -> plausible(
                    body.at("refund_line_items").isList(),
                    () -> new OrderPartlyRefunded(body.requiredNumber("order_id"), returned(body), refund(body)));
            case "disputes/create" -> plausible(isDispute(body), () -> new OrderDisputed(body.requiredNumber("order_id")));
            case "disputes/update" -> plausible(isDispute(body), () -> dispute(body));
            default -> new NothingToDo("Shopify's events of this topic change no licence.");
        };
    }

    private static ShopNotice plausible(boolean isSo, Supplier<ShopNotice> notice) {
        return isSo ? notice.get() : new NotUsable(NOT_OF_THE_TOPIC);
    }

    /** What was really paid back: a refund may also be one of goods only. */
    private static Optional<Refund> refund(EventJson refund) {
        List<EventJson> paidBack = refund.at("transactions").items().stream()
                .filter(transaction -> transaction.at("kind").textOr("").equals("refund"))
                .filter(transaction -> transaction.at("status").textOr("").equals("success"))
                .toList();
        List<Price> prices = paidBack.stream()
                .flatMap(transaction -> transaction.at("amount").price(transaction.at("currency").text()).stream())
                .toList();
        boolean whole = prices.size() == paidBack.size() && prices.stream().map(Price::currency).distinct().count() == 1;
        return refund.number("id").map(number ->
                new Refund(number, whole ? prices.stream().reduce(Price::plus) : Optional.empty()));
    }

    private static List<ReturnedLine> returned(EventJson refund) {
        return refund.at("refund_line_items").items().stream()
                .flatMap(item -> item.licenses("quantity").stream()
                        .map(quantity -> new ReturnedLine(item.requiredNumber("line_item_id"), quantity.licenses())))
                .toList();
    }

    /** The fields of a dispute are unverified. Other bodies have an {@code order_id}, too, but no such type. */
    private static boolean isDispute(EventJson body) {
        return body.at("type").text().filter(DISPUTES::contains).isPresent();
    }

    private static ShopNotice dispute(EventJson dispute) {
        return dispute.at("status").textOr("").equals("won")
                ? new DisputeWon(dispute.requiredNumber("order_id"))
                : new NothingToDo("The dispute is not won, and its beginning was told.");
    }

    /** Newer versions write the names without the {@code X-} (source: Shopify's library for Ruby). */
    private static Optional<String> header(ShopMessage message, String name) {
        return message.header("x-shopify-" + name).or(() -> message.header("shopify-" + name));
    }

    private static EventJson body(byte[] body, String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("xml") ? EventXml.of(body) : EventJson.of(body);
    }
}
