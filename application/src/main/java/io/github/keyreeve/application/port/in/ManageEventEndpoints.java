package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.provider.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The vendor's staff set up who is told what happens. */
public interface ManageEventEndpoints {

    int MOST_ENDPOINTS = 20;

    /** Oldest first. */
    List<EventEndpoint> all();

    Optional<EventEndpoint> find(UUID id);

    /** Makes an endpoint, with a new secret. It is told what happens from a second later on, by whichever server. */
    Outcome add(String url, Settings settings);

    Outcome change(UUID id, Optional<String> url, Settings settings);

    /** Removes an endpoint and what was on its way to it; false if there is none. */
    boolean remove(UUID id);

    /** Gives an endpoint a new secret, with which everything is signed from now on. */
    Optional<Secret> replaceSecret(UUID id);

    /** Sends a message that tells of nothing, now and once, also while the endpoint is not enabled. */
    Optional<Answer> ping(UUID id);

    /** What became of it. */
    sealed interface Outcome {

        record Stored(EventEndpoint endpoint) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Nothing was stored. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}

        /** There are {@value ManageEventEndpoints#MOST_ENDPOINTS} already. */
        record TooMany() implements Outcome {}
    }

    /** What is to be as said; what is absent stays, or is as usual: everything told, without keys. */
    record Settings(
            Optional<Set<EventType>> types,
            Optional<Boolean> enabled,
            Optional<Boolean> includeKeys,
            Optional<Boolean> qlmSignature) {}
}
