package io.github.keyreeve.web.notice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in an event that came as JSON. What is missing, null or of another kind than asked for reads as absent: shops
 * leave out what they do not know.
 */
record EventJson(JsonNode node) {

    static final EventJson NOWHERE = new EventJson(MissingNode.getInstance());

    private static final int MAX_DEPTH = 50;
    private static final String ARGUMENT = "is_";
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    /** No shop sells for longer; a later time is a mistake that no database could hold. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws UnreadableRequestException if it is no JSON object */
    static EventJson of(byte[] body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read != null && read.isObject()) {
                return new EventJson(read);
            }
        } catch (IOException e) {
            // Said below, without the parser's words: they quote the body.
        }
        throw new UnreadableRequestException("The body", "must be a JSON object");
    }

    EventJson at(String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return new EventJson(found);
    }

    List<EventJson> items() {
        return node.isArray() ? node.valueStream().map(EventJson::new).toList() : List.of();
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isObject() {
        return node.isObject();
    }

    /** Whether null stands here, which says more than that nothing does. */
    boolean isNull() {
        return node.isNull();
    }

    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** Text, or a number as it is written, without blanks around it; absent where nothing is left. */
    Optional<String> text() {
        return node.isTextual() || node.isNumber()
                ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    String textOr(String otherwise) {
        return text().orElse(otherwise);
    }

    /** @throws UnreadableRequestException naming the place, if nothing is there */
    String required(String... path) {
        return at(path).text().orElseThrow(() -> missing(path));
    }

    /**
     * The shop's own number of something.
     *
     * @throws UnreadableRequestException naming the place, if the number cannot be stored
     */
    Optional<String> number(String... path) {
        return at(path).text().map(text -> ToldNumber.of(place(path), text));
    }

    /** @throws UnreadableRequestException naming the place, if nothing is there or it cannot be stored */
    String requiredNumber(String... path) {
        return number(path).orElseThrow(() -> missing(path));
    }

    /** The number of a thing of which either the number stands here, or the whole thing with its number {@code id}. */
    Optional<String> numberOf(String... path) {
        EventJson thing = at(path);
        return thing.isObject() ? thing.number("id") : number(path);
    }

    /**
     * Licences ordered: 1 where nothing is said (source: contract 3), none where it is zero or less.
     *
     * @throws UnreadableRequestException naming the place, if it is no such number
     */
    Optional<Quantity> licenses(String... path) {
        EventJson place = at(path);
        if (place.saysNothing()) {
            return Optional.of(Quantity.ONE);
        }
        return ToldNumber.licenses(place(path), place.textOr(""));
    }

    /** An amount of money, in whatever unit. */
    Optional<BigDecimal> amount() {
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? Optional.of(node.decimalValue())
                : text().filter(text -> AMOUNT.matcher(text).matches()).map(BigDecimal::new);
    }

    /** An amount in whole units of the currency that stands elsewhere; absent where one of them says nothing usable. */
    Optional<Price> price(Optional<String> currency) {
        return ToldPrice.of(amount().map(BigDecimal::toPlainString), currency);
    }

    /** An amount in the smallest units of the currency, such as cents. */
    Optional<Price> smallUnits(Optional<String> currency) {
        return ToldPrice.of(amount().flatMap(units -> currency.flatMap(code -> decimals(code)
                .map(decimals -> units.movePointLeft(decimals).toPlainString()))), currency);
    }

    private static Optional<Integer> decimals(String currency) {
        try {
            return Optional.of(Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits())
                    .filter(decimals -> decimals >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Long> wholeNumber() {
        return node.isIntegralNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }

    /** Seconds since 1970. */
    Optional<Instant> seconds() {
        return wholeNumber().flatMap(seconds -> instant(() -> Instant.ofEpochSecond(seconds)));
    }

    /** Milliseconds since 1970. */
    Optional<Instant> milliseconds() {
        return wholeNumber().flatMap(millis -> instant(() -> Instant.ofEpochMilli(millis)));
    }

    /** A time as RFC 3339 writes it. */
    Optional<Instant> time() {
        return text().flatMap(text -> instant(() -> OffsetDateTime.parse(text).toInstant()));
    }

    /** The {@code is_…} arguments among this object's texts, numbers and truth values. */
    Arguments arguments() {
        if (!node.isObject()) {
            return Arguments.NONE;
        }
        return Arguments.ofPlaces(node.properties().stream()
                .filter(property -> property.getValue().isValueNode())
                .filter(property -> property.getKey().toLowerCase(Locale.ROOT).startsWith(ARGUMENT))
                .collect(Collectors.toMap(Map.Entry::getKey, property -> property.getValue().asText())));
    }

    /** The {@code is_…} arguments of a list whose items hold a name each and a value. */
    Arguments arguments(String name, String value) {
        ObjectNode named = MAPPER.createObjectNode();
        items().forEach(item -> item.at(name).text().ifPresent(key -> named.set(key, item.at(value).node)));
        return new EventJson(named).arguments();
    }

    byte[] bytes() {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean saysNothing() {
        return node.isMissingNode() || node.isNull() || node.isTextual() && node.textValue().isBlank();
    }

    private static UnreadableRequestException missing(String... path) {
        return new UnreadableRequestException(place(path), "is missing");
    }

    private static String place(String... path) {
        return String.join(".", path);
    }

    private static Optional<Instant> instant(Supplier<Instant> reading) {
        try {
            return Optional.of(reading.get()).filter(instant -> !instant.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Hides the content: it holds personal data. */
    @Override
    public String toString() {
        return "EventJson[…]";
    }
}
