package io.github.keyreeve.web.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks {@link Readiness}, at most one question at a time however many ask, and never waits long for the answer. */
final class ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ReadinessCheck.class);

    private final Readiness readiness;
    private final Duration patience;
    private final AtomicReference<CompletableFuture<Boolean>> running = new AtomicReference<>();

    ReadinessCheck(Readiness readiness, Duration patience) {
        this.readiness = readiness;
        this.patience = patience;
    }

    /** Completes with {@code false}, not exceptionally, if the check fails or takes too long. */
    CompletableFuture<Boolean> ask() {
        return question().copy().completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A check that hangs stays the running one, so that hanging checks do not pile up. */
    private CompletableFuture<Boolean> question() {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others = running.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        Thread.ofVirtual().name("readiness").start(() -> {
            boolean ready = isReady();
            running.set(null);
            mine.complete(ready);
        });
        return mine;
    }

    private boolean isReady() {
        try {
            return readiness.isReady();
        } catch (Exception e) {
            LOG.warn("The readiness check failed", e);
            return false;
        }
    }
}
