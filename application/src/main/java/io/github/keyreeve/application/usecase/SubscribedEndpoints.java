package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.EventEndpoints;
import io.github.keyreeve.domain.event.EventEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is told of what. Every change asks, so the answer is remembered: for a second, after which another server's
 * change of the endpoints is known here.
 */
public final class SubscribedEndpoints {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final EventEndpoints endpoints;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    public SubscribedEndpoints(EventEndpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** All that are enabled. */
    List<EventEndpoint> enabled() {
        Known last = known;
        Instant now = clock.instant();
        // A clock that was set back counts as time gone by.
        if (now.isBefore(last.at()) || last.at().isBefore(now.minus(KNOWN_FOR))) {
            last = new Known(endpoints.all().stream().filter(EventEndpoint::enabled).toList(), now);
            known = last;
        }
        return last.enabled();
    }

    /** The next who asks gets what is stored by then. */
    void forget() {
        known = new Known(List.of(), Instant.MIN);
    }

    /** @param at before they were read */
    private record Known(List<EventEndpoint> enabled, Instant at) {}
}
