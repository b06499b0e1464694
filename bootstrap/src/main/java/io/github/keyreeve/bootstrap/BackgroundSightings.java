package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Sightings;
import io.github.keyreeve.domain.activation.Activation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores when computers were last seen, many at once and apart from the requests that saw them. A computer costs one
 * write an hour at most, and no request ever waits for it.
 */
final class BackgroundSightings implements Sightings, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSightings.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Beyond it, sightings are passed over until the next write: they come again with the next request. */
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_AT_ONCE = 500;

    private final Activations activations;
    private final Map<UUID, Instant> waiting = new ConcurrentHashMap<>();
    private final Rounds rounds;

    BackgroundSightings(Activations activations) {
        this.activations = activations;
        rounds = new Rounds("keyreeve-sightings", PAUSE, new Rounds.Work() {

            @Override
            public Optional<Duration> round() {
                write();
                return Optional.of(PAUSE);
            }

            @Override
            public void end() {
                write();
            }
        });
    }

    @Override
    public void note(Activation activation, Instant now) {
        if (!now.isBefore(activation.lastSeenAt().plus(Activation.SEEN_EXACT_TO)) && waiting.size() < MOST_WAITING) {
            waiting.put(activation.id(), now);
        }
    }

    /** Never fails: without a database the sightings wait for the next time. */
    void write() {
        Map<UUID, Instant> batch = new HashMap<>();
        for (Map.Entry<UUID, Instant> seen : waiting.entrySet()) {
            batch.put(seen.getKey(), seen.getValue());
            if (batch.size() == MOST_AT_ONCE && !write(batch)) {
                return;
            }
        }
        write(batch);
    }

    private boolean write(Map<UUID, Instant> batch) {
        try {
            if (!batch.isEmpty()) {
                activations.seen(Map.copyOf(batch));
                batch.forEach(waiting::remove);
                batch.clear();
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("When computers were last seen could not be stored now; it is tried again: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
