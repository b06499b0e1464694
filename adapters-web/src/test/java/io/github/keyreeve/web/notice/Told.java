package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a shop tells by forms, from the samples or changed ones: a message with one event. */
record Told(ShopEventReader reader, byte[] body) {

    static Told sample(ShopEventReader reader, String file) {
        return new Told(reader, Vendors.bytes("samples/" + file));
    }

    static Told form(ShopEventReader reader, String form) {
        return new Told(reader, form.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same with a field changed, wherever it stands. */
    Told with(String name, String value) {
        String form = without(name).text();
        return form(reader, form + "&" + name + "=" + value);
    }

    Told without(String name) {
        return form(reader, ("&" + text()).replaceAll("&" + Pattern.quote(name) + "=[^&]*", "").substring(1));
    }

    ShopEvent event() {
        List<ShopEvent> events = reader.events(new ShopMessage(
                body, Map.of("content-type", List.of("application/x-www-form-urlencoded")), Arguments.NONE));
        if (events.size() != 1) {
            throw new AssertionError("One event expected, not " + events.size());
        }
        return events.getFirst();
    }

    String number() {
        return event().number();
    }

    ShopNotice notice() {
        return reader.read(event());
    }

    ShopNotice.OrderPaid paid() {
        return (ShopNotice.OrderPaid) notice();
    }

    static PaidLine line(String line, String name, int licenses, Mapping mapping, Mapping buyersMapping) {
        return new PaidLine(
                line, name, new Quantity(licenses), mapping, buyersMapping, Optional.empty(), Optional.empty());
    }

    static PaidLine of(PaidLine line, String subscription, String paidUntil) {
        return new PaidLine(
                line.line(), line.name(), line.quantity(), line.mapping(), line.buyersMapping(),
                Optional.of(subscription), Optional.ofNullable(paidUntil).map(Instant::parse));
    }

    private String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
