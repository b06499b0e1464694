package io.github.keyreeve.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import java.util.Arrays;
import java.util.List;

/** What an event changed, as text in its row: a JSON array of [field, before, after]. */
final class ChangesText {

    private static final JsonMapper JSON = new JsonMapper();

    private ChangesText() {}

    static String of(List<Change> changes) {
        try {
            return JSON.writeValueAsString(changes.stream()
                    .map(change -> List.of(change.field(), change.before(), change.after()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lists of texts are always JSON.", e);
        }
    }

    static List<Change> read(String text) {
        try {
            return Arrays.stream(JSON.readValue(text, String[][].class))
                    .map(parts -> new Change(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The changes of an event are damaged.", e);
        }
    }
}
