package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An HTTP answer and what tests say of it. */
record Answer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    JsonNode json() {
        return parse(body());
    }

    /** Status, media type and the whole body, which may have any order of members. */
    Answer isJson(int status, String expected) {
        return is(status, "application/json", parse(expected), json());
    }

    /** The whole problem but its request id, which the header tells as well. */
    Answer isProblem(int status, String type, String detail) {
        return isProblem(status, type, detail, null, null);
    }

    /** Likewise, with QLM's number, as applications are told. */
    Answer isRefused(int status, String type, int code, String detail) {
        return isProblem(status, type, detail, code, null);
    }

    Answer isInvalid(String errors) {
        return isInvalid(null, errors);
    }

    /** @param code QLM's number, as applications are told */
    Answer isInvalid(Integer code, String errors) {
        int count = parse(errors).size();
        return isProblem(400, "invalid-request", count == 1 ? "One field is wrong." : count + " fields are wrong.", code, errors);
    }

    private Answer isProblem(int status, String type, String detail, Integer code, String errors) {
        ObjectNode expected = JSON.createObjectNode()
                .put("type", "urn:problem-type:keyreeve:" + type)
                .put("status", status)
                .put("detail", detail)
                .put("requestId", header("X-Request-Id").orElseThrow());
        if (code != null) {
            expected.put("code", code);
        }
        if (errors != null) {
            expected.set("errors", parse(errors));
        }
        ObjectNode actual = (ObjectNode) json();
        assertThat(actual.remove("title").textValue()).as(body()).isNotBlank();
        return is(status, "application/problem+json", expected, actual);
    }

    private Answer is(int status, String mediaType, JsonNode expected, JsonNode actual) {
        assertThat(status()).as(body()).isEqualTo(status);
        assertThat(header("Content-Type")).contains(mediaType);
        assertThat(header("Cache-Control")).contains("no-store");
        assertThat(actual.toPrettyString()).isEqualTo(inOrderOf(actual, expected).toPrettyString());
        assertThat(actual).isEqualTo(expected);
        return this;
    }

    /** So that a difference shows as the lines that differ. */
    private static JsonNode inOrderOf(JsonNode model, JsonNode json) {
        if (!(model instanceof ObjectNode object) || !(json instanceof ObjectNode members)) {
            return json;
        }
        ObjectNode ordered = JSON.createObjectNode();
        object.properties().forEach(member -> {
            if (members.has(member.getKey())) {
                ordered.set(member.getKey(), inOrderOf(member.getValue(), members.get(member.getKey())));
            }
        });
        members.properties().forEach(member -> ordered.putIfAbsent(member.getKey(), member.getValue()));
        return ordered;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + json, e);
        }
    }
}
