package io.github.keyreeve.bootstrap.architecture.lawful.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** Asks the server, and knows no more of it than its address. */
public final class LicenseClient {

    private final HttpClient http = HttpClient.newHttpClient();

    void ask(URI server) {
        http.sendAsync(HttpRequest.newBuilder(server).build(), answer -> null);
    }
}
