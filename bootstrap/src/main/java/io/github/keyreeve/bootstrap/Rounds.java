package io.github.keyreeve.bootstrap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work that is done again and again in a thread of its own, until it says that there is nothing to do any more. */
final class Rounds implements AutoCloseable {

    /** The thread is never interrupted: that would close the files of the embedded database. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param work must not fail; answers how long to wait before it is done again, or nothing if never
     * @param first how long to wait before it is done first
     */
    Rounds(String name, Duration first, Supplier<Optional<Duration>> work) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> run(first, work));
    }

    private void run(Duration first, Supplier<Optional<Duration>> work) {
        Optional<Duration> pause = Optional.of(first);
        try {
            while (pause.isPresent() && !closed.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                pause = work.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a round that runs, but not for ever. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
