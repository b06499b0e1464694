package io.github.keyreeve.web.notice;

import io.github.keyreeve.application.port.out.NoticeReading;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The readers of all shops that tell. */
public final class ShopNotices implements NoticeReading {

    private static final String UNREADABLE = "unreadable";

    private final Map<String, ShopEventReader> readers;

    private ShopNotices(List<ShopEventReader> readers) {
        this.readers = readers.stream().collect(Collectors.toMap(ShopEventReader::shop, Function.identity()));
    }

    /** All readers that come with the server. */
    public static ShopNotices bundled() {
        return new ShopNotices(List.of(new FastSpringEvents(), new StripeEvents(), new PayPalEvents(), new TwoCheckoutEvents(),
                new GumroadEvents(), new ChargifyEvents(), new ShopifyEvents(), new WooCommerceEvents(), new PaddleEvents(), new LemonSqueezyEvents()));
    }

    /** Absent for shops that tell nothing. */
    public Optional<ShopEventReader> of(ProviderName shop) {
        return Optional.ofNullable(readers.get(shop.text()));
    }

    /**
     * Splits a genuine message of a shop that tells. One that nobody understands is kept as it is: a shop that is refused
     * says the same again for days, or never again.
     */
    public List<ShopEvent> events(ProviderName shop, ShopMessage message) {
        try {
            return readers.get(shop.text()).events(message);
        } catch (UnreadableRequestException e) {
            return List.of(new ShopEvent(shop, UNREADABLE, UNREADABLE + ":" + sha256(message.body()), message.body(),
                    message.contentType(), Arguments.NONE));
        }
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        ShopEventReader reader = readers.get(event.provider().text());
        if (reader == null || event.kind().equals(UNREADABLE)) {
            return new ShopNotice.NotUsable("This is no message of a form that this shop is known to send.");
        }
        try {
            return reader.read(event);
        } catch (UnreadableRequestException e) {
            return new ShopNotice.NotUsable("The event cannot be used: " + e.getMessage() + ".");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
