package io.github.keyreeve.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The vendor's server, asked by HTTP. Every question ends: within the time given, and within a size. */
final class LicenseServer {

    static final int MAX_ANSWER_BYTES = 1024 * 1024;

    private final ServerAddress address;
    private final Duration patience;
    private final HttpClient http;

    /**
     * @param connectPatience for the connection alone
     * @param patience for the whole question and its answer
     */
    LicenseServer(ServerAddress address, Duration connectPatience, Duration patience) {
        this.address = address;
        this.patience = patience;
        // A redirect could send the key to another host.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectPatience)
                .build();
    }

    ServerAnswer activate(Question question) {
        return ask("api/v1/activations", question);
    }

    ServerAnswer validate(Question question) {
        return ask("api/v1/activations/validate", question);
    }

    ServerAnswer release(Question question) {
        return ask("api/v1/activations/release", question);
    }

    private ServerAnswer ask(String path, Question question) {
        HttpRequest request = HttpRequest.newBuilder(address.at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString(question.json()))
                .build();
        // The timeout that HttpRequest has ends with the answer's headers; a body could drip for ever.
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            return ServerAnswer.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Unreachable.noConnection("No complete answer within " + patience.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            return Unreachable.noConnection(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Unreachable.noConnection("The calling thread was interrupted.");
        } finally {
            answer.cancel(true);
        }
    }
}
