package io.github.keyreeve.client;

import java.time.Duration;
import java.util.Optional;

/**
 * The server could not be asked, or could not answer: no connection, no answer in time, an answer that is not a licence
 * server's (a hotel's log-in page), a server in trouble (5xx) or too busy (429). It says nothing about the licence; what
 * is stored stays. Ask again later.
 *
 * @param message a sentence for the person in front of the computer, in English
 * @param detail what happened, for a log; never holds the key
 * @param retryAfter how long the server asks to wait
 */
public record Unreachable(String message, String detail, Optional<Duration> retryAfter)
        implements ActivationOutcome, RefreshOutcome, ReleaseOutcome, ServerAnswer {

    private static final String NOT_REACHED = "The licence server cannot be reached. Please check the internet connection.";
    private static final String IN_TROUBLE = "The licence server cannot answer at the moment. Please try again later.";

    static Unreachable noConnection(String detail) {
        return new Unreachable(NOT_REACHED, detail, Optional.empty());
    }

    static Unreachable inTrouble(String detail, Optional<Duration> retryAfter) {
        return new Unreachable(IN_TROUBLE, detail, retryAfter);
    }
}
