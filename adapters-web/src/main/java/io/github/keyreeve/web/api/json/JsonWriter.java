package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.keyreeve.web.api.problem.Problem;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes records as JSON. */
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonWriter implements MessageBodyWriter<Record> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(Record body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        // All at once: a failure must not leave half an answer.
        out.write(bytes(body));
    }

    /** The same text as in an answer, for what is told without being asked. */
    public static byte[] bytes(Record body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The API's records can always be written.", e);
        }
    }
}
