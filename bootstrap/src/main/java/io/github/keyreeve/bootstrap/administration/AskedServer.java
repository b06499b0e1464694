package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The server whose management API a command asks. */
final class AskedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_FAILURE = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String token;

    /** @param server its address without a path */
    AskedServer(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * @param path below {@code /api/v1}
     * @throws CommandFailedException with what the server says if it refuses
     */
    JsonNode get(String path) {
        return answer(request(path).GET());
    }

    JsonNode put(String path, JsonNode body) {
        return answer(request(path).PUT(BodyPublishers.ofString(body.toString())).header("Content-Type", "application/json"));
    }

    JsonNode post(String path, JsonNode body) {
        return answer(request(path).POST(BodyPublishers.ofString(body.toString())).header("Content-Type", "application/json"));
    }

    /** A POST without a body. */
    JsonNode post(String path) {
        return answer(request(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = json(response);
            if (response.statusCode() >= FIRST_FAILURE) {
                throw new CommandFailedException(refusal(response.statusCode(), body));
            }
            return body;
        } catch (IOException e) {
            throw new CommandFailedException("The server at %s does not answer: %s".formatted(server, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted while asking the server.", e);
        }
    }

    private JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(
                    "What answers at %s is no Keyreeve server (status %d).".formatted(server, response.statusCode()), e);
        }
    }

    private static String refusal(int status, JsonNode problem) {
        StringBuilder text = new StringBuilder(problem.path("detail").asText("The server refused, status " + status + "."));
        problem.path("errors").forEach(error -> text.append("%n  %s %s".formatted(
                error.path("field").asText(), error.path("message").asText())));
        return text.toString();
    }
}
