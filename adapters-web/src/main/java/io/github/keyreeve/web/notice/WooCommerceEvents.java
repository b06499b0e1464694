package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * WooCommerce's own order webhook (source: what every shop sends, 2.2). Every save of an order is told, and what counts
 * is the order's status.
 *
 * <p>The topic stands in a header that nobody signs; nothing follows from it alone.
 */
public final class WooCommerceEvents implements ShopEventReader {

    /** Sent unsigned when the webhook is saved; without an answer of 200 WooCommerce shows an error. */
    private static final Pattern PING = Pattern.compile("\\s*webhook_id=[0-9]+\\s*");

    @Override
    public String shop() {
        return "woocommerce";
    }

    @Override
    public boolean isGreeting(ShopMessage message) {
        return PING.matcher(new String(message.body(), StandardCharsets.UTF_8)).matches();
    }

    /** No header numbers an event: the number of a delivery is new each time. The same content is the same event. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventJson.of(message.body());
        String topic = message.header("x-wc-webhook-topic")
                .orElseThrow(() -> new UnreadableRequestException("X-WC-Webhook-Topic", "is missing"));
        return List.of(message.event(shop(), topic, topic + " " + Fingerprint.of(new String(message.body(), StandardCharsets.UTF_8))));
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        return switch (event.kind()) {
            case "order.created", "order.updated", "order.restored" ->
                new WooCommerceOrder(EventJson.of(event.body())).notice();
            case "order.deleted" -> new NothingToDo("The order was deleted in the shop; its licences are the vendor's choice.");
            default -> new NothingToDo("WooCommerce's events of this topic change no licence.");
        };
    }
}
