package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.github.keyreeve.web.api.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;

/** Reads a JSON object into a record. Whatever is wrong is a {@link ProblemException} that shows no value sent. */
@Consumes(MediaType.WILDCARD)
public final class JsonReader implements MessageBodyReader<Record> {

    private final int maxBytes;

    /** @param maxBytes the largest body that is read */
    public JsonReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) {
        JsonNode json = parse(decode(receive(body)));
        FieldErrors errors = new FieldErrors();
        RecordShape.check(json, type, errors);
        errors.throwIfAny();
        try {
            return Json.MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checked body does not fit " + type.getSimpleName() + ".", e);
        }
    }

    private byte[] receive(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(maxBytes + 1);
        } catch (IOException | RuntimeException e) {
            throw isTimeout(e)
                    ? ProblemType.REQUEST_TIMEOUT.because("The body was not sent in time.")
                    : ProblemType.UNREADABLE_BODY.because("The body was not sent completely.");
        }
        if (bytes.length > maxBytes) {
            throw ProblemType.BODY_TOO_LARGE.because("A body can have at most %d bytes.", maxBytes);
        }
        return bytes;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ProblemType.UNREADABLE_BODY.because("The body is not UTF-8 text.");
        }
    }

    private static JsonNode parse(String text) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            try {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    return Json.MAPPER.readerFor(JsonNode.class).readValue(parser);
                }
            } catch (JsonProcessingException e) {
                throw ProblemType.UNREADABLE_BODY.because(UnreadableJson.detail(e, parser));
            }
            throw ProblemType.UNREADABLE_BODY.because("The body must be a JSON object.");
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory can be read.", e);
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
