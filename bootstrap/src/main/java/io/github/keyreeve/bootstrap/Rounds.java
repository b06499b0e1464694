package io.github.keyreeve.bootstrap;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again in a thread of its own, until it says that there is nothing to do any more. */
final class Rounds implements AutoCloseable {

    /** The thread is never interrupted: that would close the files of the embedded database. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final String name;
    private final Bell bell;
    private final Thread thread;
    private volatile boolean closed;

    /** What is done; all of it by one thread. If it fails all the same, it is done again after a while. */
    @FunctionalInterface
    interface Work {

        /** @return how long to wait before it is done again; nothing if never */
        Optional<Duration> round();

        /** Is called after the last round, for what must not be left undone. */
        default void end() {}
    }

    /** @param first how long to wait before it is done first */
    Rounds(String name, Duration first, Work work) {
        this(name, first, new Bell(), work);
    }

    /** @param bell is rung where a round should not wait */
    Rounds(String name, Duration first, Bell bell, Work work) {
        this.name = name;
        this.bell = bell;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(first, work));
        thread.start();
    }

    private void run(Duration first, Work work) {
        Optional<Duration> pause = Optional.of(first);
        try {
            while (pause.isPresent()) {
                bell.await(pause.get());
                if (closed) {
                    break;
                }
                pause = round(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.end();
    }

    /** A server that takes orders and works on none of them is worse than one that stops. */
    private Optional<Duration> round(Work work) {
        try {
            return work.round();
        } catch (RuntimeException | Error e) {
            LOG.error("A round of {} failed; it goes on", name, e);
            return Optional.of(AFTER_FAILURE);
        }
    }

    /** Waits for the end of a round that runs, but not for ever. */
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
