package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.usecase.Retention;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes once an hour what was kept long enough. */
final class BackgroundRemoval implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRemoval.class);
    /** Not while the server starts. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Rounds rounds;

    private BackgroundRemoval(List<Retention> retentions) {
        rounds = new Rounds("keyreeve-removal", FIRST_PAUSE, () -> Optional.of(round(retentions)));
    }

    static BackgroundRemoval over(Storage storage, KeyreeveConfig.Kept kept, Clock clock) {
        return new BackgroundRemoval(List.of(
                new Retention(storage.transactions(), storage.deliveries(), kept.deliveries(), clock),
                new Retention(storage.transactions(), storage.inbox(), kept.inboxEntries(), clock)));
    }

    /** Never fails: what could not be removed now is removed the next time. */
    static Duration round(List<Retention> retentions) {
        boolean more = false;
        for (Retention retention : retentions) {
            more |= removedSome(retention);
        }
        return more ? Duration.ZERO : PAUSE;
    }

    private static boolean removedSome(Retention retention) {
        try {
            return retention.removeSome();
        } catch (RuntimeException e) {
            LOG.warn("What was kept long enough could not be removed now, it is tried again: {}", e.getClass().getName());
            return false;
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
