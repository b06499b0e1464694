package io.github.keyreeve.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.domain.argument.Arguments;
import java.util.Map;

/** Arguments as text in a row: a JSON object. */
final class ArgumentsText {

    private static final JsonMapper JSON = new JsonMapper();

    private ArgumentsText() {}

    static String of(Arguments arguments) {
        try {
            return JSON.writeValueAsString(arguments.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON.", e);
        }
    }

    static Arguments read(String text) {
        try {
            return Arguments.of(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The arguments of an event are damaged.", e);
        }
    }
}
