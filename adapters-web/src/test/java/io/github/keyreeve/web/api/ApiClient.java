package io.github.keyreeve.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Sends requests with the headers it was given. */
final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;
    private final List<String> headers;

    ApiClient(URI server) {
        this(server, List.of());
    }

    private ApiClient(URI server, List<String> headers) {
        this.server = server;
        this.headers = headers;
    }

    ApiClient with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new ApiClient(server, more);
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return json("POST", path, json);
    }

    Answer put(String path, String json) {
        return json("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return json("PATCH", path, json);
    }

    Answer json(String method, String path, String json) {
        return with("Content-Type", "application/json").send(method, path, HttpRequest.BodyPublishers.ofString(json));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        URI target = URI.create(server.toString().replaceFirst("/$", "") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
