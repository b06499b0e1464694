package io.github.keyreeve.application.port.out;

import java.util.Map;
import java.util.Optional;

/** Carries messages to endpoints on the network. */
public interface EventPost {

    /** What is wrong with an address to send to, in words that follow its name, such as "must begin with https://". */
    Optional<String> refusal(String url);

    /**
     * Sends one message, once, within a bounded time. Redirects are not followed, and addresses that are not public are
     * not connected to unless the installation allows it.
     */
    Answer send(Message message);

    /** @param headers besides those that every request has */
    record Message(String url, Map<String, String> headers, byte[] body) {

        /** Hides what is told, and its signature. */
        @Override
        public String toString() {
            return "Message[…]";
        }
    }

    /** How it went. */
    sealed interface Answer {

        /** @param status of HTTP */
        record Answered(int status) implements Answer {}

        /** @param why for the staff, without what the endpoint sent */
        record Failed(String why) implements Answer {}
    }
}
