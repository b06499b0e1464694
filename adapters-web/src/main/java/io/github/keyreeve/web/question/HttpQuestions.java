package io.github.keyreeve.web.question;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks other servers. Every question ends: within the time given, and within a size of the answer. Nobody is followed
 * elsewhere: a redirect could send what is asked, and the key that it is asked with, to another host.
 */
public final class HttpQuestions implements AutoCloseable {

    private final Duration connectPatience;
    /** Made when it is first needed: it takes a tenth of the server's start, and most never ask. */
    private Optional<HttpClient> http = Optional.empty();

    /** @param connectPatience for a connection; more than zero */
    public HttpQuestions(Duration connectPatience) {
        this.connectPatience = connectPatience;
    }

    /** What came back. */
    public sealed interface Answer {

        record Answered(int status, byte[] body) implements Answer {}

        /** There is more of it than was to be read. */
        record TooLarge() implements Answer {}

        /** Nothing came in time, or no connection. */
        record Unanswered() implements Answer {}
    }

    /** @param patience for the question and all of its answer */
    public Answer ask(HttpRequest question, Duration patience, int maxAnswerBytes) {
        // The timeout that HttpRequest has ends with the answer's headers; a body could drip for ever.
        CompletableFuture<HttpResponse<byte[]>> answer = http().sendAsync(question, head -> new BoundedAnswer(maxAnswerBytes));
        try {
            HttpResponse<byte[]> answered = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Answered(answered.statusCode(), answered.body());
        } catch (ExecutionException e) {
            return isTooLarge(e) ? new Answer.TooLarge() : new Answer.Unanswered();
        } catch (TimeoutException e) {
            return new Answer.Unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unanswered();
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure != null && (failure instanceof BoundedAnswer.TooLargeException || isTooLarge(failure.getCause()));
    }

    private synchronized HttpClient http() {
        HttpClient made = http.orElseGet(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectPatience)
                .build());
        http = Optional.of(made);
        return made;
    }

    /** Gives up questions that are still open. */
    @Override
    public synchronized void close() {
        http.ifPresent(HttpClient::shutdownNow);
    }
}
