package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.keyreeve.domain.argument.ShownName;

/** Says where JSON text is wrong. Jackson's own messages quote the text, which may hold a secret. */
final class UnreadableJson {

    private UnreadableJson() {}

    /** @param parser as it stands after the failure */
    static String detail(JsonProcessingException failure, JsonParser parser) {
        String path = ShownName.of(FieldPath.of(parser.getParsingContext().pathAsPointer()));
        JsonLocation location = parser.currentLocation();
        String place = "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return "The body %s (%s).".formatted(
                reason(failure), path.isEmpty() ? place : "field %s, %s".formatted(path, place));
    }

    private static String reason(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "is nested too deeply or has a number with too many digits";
        }
        if (failure instanceof MismatchedInputException) {
            return "goes on after the end of the JSON object";
        }
        return failure.getOriginalMessage().startsWith("Duplicate field") ? "names a field twice" : "is not valid JSON";
    }
}
