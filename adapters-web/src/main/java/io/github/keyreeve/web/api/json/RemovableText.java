package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;

/**
 * A text that was sent to stand in the place of another. A record's component is null where nothing was sent.
 *
 * @param text empty where JSON null was sent, to remove what is there
 */
@JsonDeserialize(using = RemovableText.Reader.class)
public record RemovableText(Optional<String> text) {

    /** Told as it was sent. */
    @JsonValue
    String json() {
        return text.orElse(null);
    }

    /** It may be a secret. */
    @Override
    public String toString() {
        return "RemovableText[…]";
    }

    /** Tells null from absent. */
    static final class Reader extends StdDeserializer<RemovableText> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(RemovableText.class);
        }

        @Override
        public RemovableText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new RemovableText(Optional.of(parser.getText()));
        }

        @Override
        public RemovableText getNullValue(DeserializationContext context) {
            return new RemovableText(Optional.empty());
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
