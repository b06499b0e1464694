package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.usecase.InboxWorker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the inbox: at once when something came in here, and every second on what other servers left behind or what is
 * to be tried again.
 */
final class InboxThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final InboxWorker worker;
    private final Bell bell;
    private final Thread thread = new Thread(this::run, "keyreeve-inbox");
    private volatile boolean closed;

    InboxThread(InboxWorker worker, Bell bell) {
        this.worker = worker;
        this.bell = bell;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                bell.await(work() ? PAUSE : AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it could work */
    private boolean work() {
        try {
            while (!closed && worker.work()) {
                // There is more.
            }
            return true;
        } catch (StorageUnavailableException e) {
            LOG.warn("The inbox waits for the database: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("Work on the inbox failed; it goes on", e);
            return false;
        }
    }

    /** Finishes what is under way. */
    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            thread.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
