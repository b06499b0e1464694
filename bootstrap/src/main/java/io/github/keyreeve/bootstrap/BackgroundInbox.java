package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.usecase.InboxWorker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the inbox: at once when something came in here, and every second on what other servers left behind or what is
 * to be tried again.
 */
final class BackgroundInbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundInbox.class);
    /** Also before the first round: a server that starts has better things to do. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final InboxWorker worker;
    private final Rounds rounds;

    BackgroundInbox(InboxWorker worker, Bell bell) {
        this.worker = worker;
        rounds = new Rounds("keyreeve-inbox", PAUSE, bell, () -> Optional.of(round()));
    }

    private Duration round() {
        try {
            return worker.work() ? Duration.ZERO : PAUSE;
        } catch (StorageUnavailableException e) {
            LOG.warn("The inbox waits for the database: {}", e.getMessage());
            return AFTER_FAILURE;
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
