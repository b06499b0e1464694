package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.vendor.Vendors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a shop changes in its messages: they are read or refused, and what is read can be stored. */
class DamagedMessagesTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null", "true", "{}", "[]", "[1]", "{\"id\": {}}", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "-1", "0", "1.5",
            "99999999999999999999", "\"" + "9".repeat(300) + "\"");

    private static Stream<ShopEventReader> readers() {
        return Stream.of(new FastSpringEvents(), new StripeEvents(), new ShopifyEvents(), new WooCommerceEvents(),
                new PaddleEvents(), new LemonSqueezyEvents());
    }

    private static List<Pushed> samples(ShopEventReader reader) {
        return Vendors.requests(reader.shop()).stream()
                .filter(request -> request.required("path").textValue().equals("/QlmWebHookHandler"))
                .map(request -> request.required("file").textValue())
                .filter(file -> file.endsWith(".json"))
                .distinct()
                .map(file -> Pushed.sample(reader, file))
                .toList();
    }

    /** Places alike in messages alike are damaged once. */
    @ParameterizedTest
    @MethodSource("readers")
    void areReadOrRefused(ShopEventReader reader) throws IOException {
        Set<String> done = new HashSet<>();
        for (Pushed sample : samples(reader)) {
            String kind = sample.events().getFirst().kind();
            List<String> places = new ArrayList<>();
            collect("", MAPPER.readTree(sample.body()), places);

            for (String place : places) {
                if (done.add(kind + place.replaceAll("/[0-9]+", "/*"))) {
                    damage(sample, place);
                }
            }
        }
    }

    private static void damage(Pushed sample, String place) {
        if (!place.matches(".*/[0-9]+")) {
            check(sample.without(place), place);
        }
        VALUES.forEach(value -> check(sample.with(place, value), place + " as " + value));
    }

    private static void check(Pushed damaged, String what) {
        try {
            damaged.events().forEach(event -> {
                assertThat(event.kind()).as(what).isNotBlank().hasSizeLessThanOrEqualTo(100);
                assertThat(event.number()).as(what).isNotBlank().hasSizeLessThanOrEqualTo(255);
                checkNotice(damaged.reader().read(event), what);
            });
        } catch (UnreadableRequestException e) {
            assertThat(e.getMessage()).as(what).doesNotContain("99999");
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static void checkNotice(ShopNotice notice, String what) {
        if (notice instanceof Several several) {
            several.notices().forEach(one -> checkNotice(one, what));
        } else if (notice instanceof OrderPaid paid) {
            checkNumber(paid.orderId(), what);
            paid.otherNumbers().forEach(number -> checkNumber(number, what));
            paid.customerNumber().ifPresent(number -> checkNumber(number, what));
            assertThat(paid.lines()).as(what).extracting(PaidLine::line).doesNotHaveDuplicates();
            paid.lines().forEach(line -> {
                checkNumber(line.line(), what);
                line.subscriptionId().ifPresent(number -> checkNumber(number, what));
                assertThat(line.name()).as(what).doesNotContain("\0").hasSizeLessThanOrEqualTo(255);
            });
        }
    }

    private static void checkNumber(String number, String what) {
        assertThat(number).as(what).isNotBlank().doesNotContain("\0").hasSizeLessThanOrEqualTo(255);
    }

    private static void collect(String place, JsonNode node, List<String> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                places.add(place + "/" + property.getKey());
                collect(place + "/" + property.getKey(), property.getValue(), places);
            }
        } else {
            IntStream.range(0, node.size()).forEach(i -> {
                places.add(place + "/" + i);
                collect(place + "/" + i, node.get(i), places);
            });
        }
    }
}
