package io.github.keyreeve.bootstrap.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A shop that asks for keys as FastSpring does. */
final class Shop {

    static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0&is_vendor=fastspring";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private Shop() {}

    record Answer(int status, String body) {}

    static Answer order(URI server, String query, String form) {
        return call(server, "GetActivationKey", query, form);
    }

    /** Any method of QLM, as shops and applications call it. */
    static Answer call(URI server, String method, String query, String form) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(server.resolve("/qlmservice.asmx/" + method + "?" + query))
                            .timeout(Duration.ofSeconds(60))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
