package io.github.keyreeve.client;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A JSON object, asked for members by name and type. A member that is missing or of another type is
 * {@link MalformedJson}, with the member's name.
 */
final class JsonObject {

    static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    Map<String, Object> members() {
        return members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) throws MalformedJson {
        return member(name, String.class);
    }

    boolean truth(String name) throws MalformedJson {
        return member(name, Boolean.class);
    }

    JsonObject object(String name) throws MalformedJson {
        return member(name, JsonObject.class);
    }

    int wholeNumber(String name) throws MalformedJson {
        try {
            return member(name, BigDecimal.class).intValueExact();
        } catch (ArithmeticException e) {
            throw new MalformedJson(name + " is no whole number in range.");
        }
    }

    /** The text, or empty if the member is null; a missing member is malformed. */
    Optional<String> textUnlessNull(String name) throws MalformedJson {
        return has(name) && members.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    /** The instant, or empty if the member is null; a missing member is malformed. */
    Optional<Instant> instantUnlessNull(String name) throws MalformedJson {
        Optional<String> text = textUnlessNull(name);
        return text.isPresent() ? Optional.of(instant(name)) : Optional.empty();
    }

    /** An RFC 3339 instant in UTC. */
    Instant instant(String name) throws MalformedJson {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new MalformedJson(name + " is no instant.");
        }
    }

    /** The text, or empty where there is none of the kind: for answers that may say more or less. */
    Optional<String> anyText(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The whole number, or empty where there is none of the kind: for answers that may say more or less. */
    OptionalInt anyWholeNumber(String name) {
        try {
            return members.get(name) instanceof BigDecimal ? OptionalInt.of(wholeNumber(name)) : OptionalInt.empty();
        } catch (MalformedJson e) {
            return OptionalInt.empty();
        }
    }

    private <T> T member(String name, Class<T> type) throws MalformedJson {
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw new MalformedJson(name + " is missing or of another type.");
        }
        return type.cast(value);
    }
}
