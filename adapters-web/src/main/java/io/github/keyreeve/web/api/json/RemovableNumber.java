package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;

/**
 * A whole number that was sent to stand in the place of another. A record's component is null where nothing was sent.
 *
 * @param number empty where JSON null was sent, to remove what is there
 */
@JsonDeserialize(using = RemovableNumber.Reader.class)
public record RemovableNumber(Optional<Integer> number) {

    /** Tells null from absent. */
    static final class Reader extends StdDeserializer<RemovableNumber> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(RemovableNumber.class);
        }

        @Override
        public RemovableNumber deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new RemovableNumber(Optional.of(parser.getIntValue()));
        }

        @Override
        public RemovableNumber getNullValue(DeserializationContext context) {
            return new RemovableNumber(Optional.empty());
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
