package io.github.keyreeve.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a server's answer means, before what it says is looked at. */
sealed interface ServerAnswer permits ServerAnswer.Done, Refused, Unreachable {

    /** It has done what it was asked for. */
    record Done(JsonObject content) implements ServerAnswer {}

    static ServerAnswer of(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 204) {
            return new Done(JsonObject.EMPTY);
        }
        Optional<JsonObject> json = json(response);
        if (status / 100 == 2 && json.isPresent()) {
            return new Done(json.get());
        }
        if (status == 408 || status == 425 || status == 429 || status / 100 == 5) {
            return Unreachable.inTrouble("HTTP status " + status + sentence(json), retryAfter(response));
        }
        return status / 100 == 4 && mediaType(response).equals("application/problem+json") && json.isPresent()
                ? refusal(json.get(), "HTTP status " + status)
                : Unreachable.noConnection("HTTP status " + status + " with " + mediaType(response)
                        + " is no answer of a licence server.");
    }

    /** A refusal by its number and sentence, as problems and answers about a licence carry them. */
    static Refused refusal(JsonObject content, String otherwise) {
        return new Refused(content.anyWholeNumber("code"), content.anyText("detail")
                .or(() -> content.anyText("message"))
                .or(() -> content.anyText("title"))
                .orElse(otherwise));
    }

    private static String sentence(Optional<JsonObject> json) {
        return json.flatMap(problem -> problem.anyText("detail")).map(detail -> ": " + detail).orElse("");
    }

    private static Optional<JsonObject> json(HttpResponse<byte[]> response) {
        String type = mediaType(response);
        try {
            return type.equals("application/json") || type.equals("application/problem+json")
                    ? Optional.of(JsonReader.object(response.body()))
                    : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static String mediaType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("no media type")
                .split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
