package io.github.keyreeve.bootstrap.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Somebody who speaks JSON with a server: the staff with their token, or an application without. */
record JsonApi(Wire wire, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonApi ofStaff(World world) {
        return new JsonApi(world.wire(), Map.of("Authorization", "Bearer " + world.administratorToken()));
    }

    static JsonApi ofApplication(World world) {
        return new JsonApi(world.wire(), Map.of());
    }

    /** The answer's status and body. */
    record Told(int status, JsonNode body) {}

    Told get(String path) {
        return told(wire.send("GET", "/api/v1" + path, "HTTP/1.1", headers, new byte[0]));
    }

    Told put(String path, String body) {
        return send("PUT", path, body);
    }

    Told patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Told delete(String path) {
        return told(wire.send("DELETE", "/api/v1" + path, "HTTP/1.1", headers, new byte[0]));
    }

    Told post(String path, String body) {
        return send("POST", path, body);
    }

    private Told send(String method, String path, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return told(wire.send(method, "/api/v1" + path, "HTTP/1.1", all, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Told told(Answer answer) {
        try {
            return new Told(answer.status(), JSON.readTree(answer.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
