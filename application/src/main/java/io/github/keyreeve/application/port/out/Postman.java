package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.MailText;
import java.time.Instant;

/** Hands mails to the vendor's mail server. */
public interface Postman {

    /**
     * Takes two minutes at most, however slow the mail server is.
     *
     * @return what the mail server said to it
     */
    Delivery deliver(Letter letter);

    /**
     * A mail for one person.
     *
     * @param id tells it from all others for good: letters, digits, dots and dashes
     * @param name the person's name as it came, perhaps empty
     */
    record Letter(String id, String address, String name, MailText text, Instant at) {

        /** Hides person and keys. */
        @Override
        public String toString() {
            return "Letter[%s]".formatted(id);
        }
    }

    /** What became of it. Each {@code why} is one sentence without address, key and password, of at most 255 characters. */
    sealed interface Delivery {

        /** The mail server answers for it from now on. */
        record Accepted() implements Delivery {}

        /** It never will: there is no such address, or the mail server says so for good. */
        record Refused(String why) implements Delivery {}

        /** Not now, but perhaps later. */
        record Postponed(String why) implements Delivery {}

        /** No mail can be handed over now: the mail server is away, or refuses this server. */
        record Unreachable(String why) implements Delivery {}
    }
}
