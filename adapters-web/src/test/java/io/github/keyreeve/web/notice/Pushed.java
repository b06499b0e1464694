package io.github.keyreeve.web.notice;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.vendor.Vendors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message that a shop pushes, from the samples or changed: its body and its headers, by lower-case name. */
record Pushed(ShopEventReader reader, byte[] body, Map<String, List<String>> headers) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The first request of the samples that sends the file. */
    static Pushed sample(ShopEventReader reader, String file) {
        JsonNode request = Vendors.requests(reader.shop()).stream()
                .filter(candidate -> candidate.required("file").textValue().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No request sends " + file));
        Map<String, List<String>> headers = new HashMap<>();
        request.required("headers").properties().forEach(header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), List.of(header.getValue().textValue())));
        return new Pushed(reader, Vendors.bytes("samples/" + reader.shop() + "/" + file), headers);
    }

    static Pushed json(ShopEventReader reader, String body) {
        return new Pushed(
                reader, body.getBytes(StandardCharsets.UTF_8), Map.of("content-type", List.of("application/json")));
    }

    Pushed withHeader(String name, String value) {
        Map<String, List<String>> others = new HashMap<>(headers);
        others.put(name, List.of(value));
        return new Pushed(reader, body, others);
    }

    Pushed withoutHeader(String name) {
        Map<String, List<String>> others = new HashMap<>(headers);
        others.remove(name);
        return new Pushed(reader, body, others);
    }

    /** The same with another value at a place that a JSON pointer names, such as {@code /data/id}. */
    Pushed with(String pointer, String json) {
        try {
            return changed(pointer, MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    Pushed without(String pointer) {
        return changed(pointer, null);
    }

    private Pushed changed(String pointer, JsonNode value) {
        try {
            JsonNode root = MAPPER.readTree(body);
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode parent = root.at(place.head());
            String name = place.last().getMatchingProperty();
            if (parent instanceof ArrayNode list) {
                list.set(place.last().getMatchingIndex(), value);
            } else if (value == null) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
            return new Pushed(reader, MAPPER.writeValueAsBytes(root), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ShopEvent> events() {
        return reader.events(new ShopMessage(body, headers, Arguments.NONE));
    }

    ShopEvent event() {
        List<ShopEvent> events = events();
        if (events.size() != 1) {
            throw new AssertionError("One event expected, not " + events.size());
        }
        return events.getFirst();
    }

    ShopNotice notice() {
        return reader.read(event());
    }

    OrderPaid paid() {
        return (OrderPaid) notice();
    }

    static PaidLine line(String line, String name, int licenses, Mapping mapping) {
        return new PaidLine(
                line, name, new Quantity(licenses), mapping, Mapping.NONE, Optional.empty(), Optional.empty());
    }

    static PaidLine withBuyers(PaidLine line, Mapping buyersMapping) {
        return new PaidLine(
                line.line(), line.name(), line.quantity(), line.mapping(), buyersMapping, line.subscriptionId(), line.paidUntil());
    }

    static PaidLine of(PaidLine line, String subscription, Instant paidUntil) {
        return new PaidLine(
                line.line(), line.name(), line.quantity(), line.mapping(), line.buyersMapping(),
                Optional.of(subscription), Optional.ofNullable(paidUntil));
    }

    static Mapping mapping(String arguments, String... sets) {
        return new Mapping(Arguments.ofText(arguments), List.of(sets));
    }
}
