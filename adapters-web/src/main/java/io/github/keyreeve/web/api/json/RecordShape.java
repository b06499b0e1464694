package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares JSON with the record that it is to become, and names every field that is unknown or of another type. Jackson
 * alone stops at the first, and reads {@code 7} as text and {@code 7.9} as a whole number.
 */
final class RecordShape {

    private static final Set<Class<?>> REMOVABLE = Set.of(RemovableText.class, RemovableNumber.class);

    private final FieldErrors errors;

    private RecordShape(FieldErrors errors) {
        this.errors = errors;
    }

    static void check(JsonNode json, Class<?> record, FieldErrors errors) {
        new RecordShape(errors).checkObject(json, record, "");
    }

    private void checkObject(JsonNode json, Class<?> record, String path) {
        if (!json.isObject()) {
            errors.add(path, "must be an object");
            return;
        }
        Map<String, RecordComponent> components = Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
        boolean nullsRefused = record.isAnnotationPresent(NullsRefused.class);
        json.properties().forEach(member -> {
            String field = FieldPath.member(path, member.getKey());
            RecordComponent component = components.get(member.getKey());
            if (component == null) {
                errors.add(field, "is not known here");
            } else if (!member.getValue().isNull()) {
                checkValue(member.getValue(), component, field);
            } else if (nullsRefused && !REMOVABLE.contains(component.getType())) {
                errors.add(field, "must not be null: leave it out to keep what is there");
            }
        });
    }

    private void checkValue(JsonNode json, RecordComponent component, String path) {
        Type type = component.getGenericType();
        if (type == String.class || type == RemovableText.class) {
            checkText(json, path);
        } else if (type == Integer.class || type == RemovableNumber.class) {
            require(json.isIntegralNumber() && json.canConvertToInt(), path, "must be a whole number " + range(component));
        } else if (type == Boolean.class) {
            require(json.isBoolean(), path, "must be true or false");
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            checkList(json, (Class<?>) list.getActualTypeArguments()[0], path);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            checkObject(json, record, path);
        } else {
            throw new IllegalStateException("A body has no field of type " + type.getTypeName() + ".");
        }
    }

    /** As the API's description says it: what does not fit into the type lies outside of the field's range as well. */
    private static String range(RecordComponent number) {
        Schema described = number.getAccessor().getAnnotation(Schema.class);
        if (described == null || described.minimum().isEmpty()) {
            throw new IllegalStateException("The least value of %s is not described.".formatted(number));
        }
        return "from %s to %s".formatted(described.minimum(),
                described.maximum().isEmpty() ? Integer.MAX_VALUE : described.maximum());
    }

    private void checkText(JsonNode json, String path) {
        require(json.isTextual(), path, "must be text");
        require(!json.isTextual() || StandardCharsets.UTF_8.newEncoder().canEncode(json.textValue()),
                path, "must be valid text, without broken surrogates");
    }

    private void checkList(JsonNode json, Class<?> type, String path) {
        require(json.isArray(), path, "must be a list");
        for (int index = 0; json.isArray() && index < json.size(); index++) {
            String element = FieldPath.element(path, index);
            if (type == String.class) {
                checkText(json.get(index), element);
            } else {
                checkObject(json.get(index), type, element);
            }
        }
    }

    private void require(boolean fits, String path, String message) {
        if (!fits) {
            errors.add(path, message);
        }
    }
}
