package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {

    @Test
    void doesNotWaitForACheckThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        ReadinessCheck check = new ReadinessCheck(() -> {
            asked.incrementAndGet();
            never.await();
            return true;
        }, Duration.ofMillis(20));

        assertThat(check.ask().join()).isFalse();
        assertThat(check.ask().join()).isFalse();

        assertThat(asked).hasValue(1);
        never.countDown();
    }

    @Test
    void asksAgainOnceAnswered() {
        AtomicInteger asked = new AtomicInteger();
        ReadinessCheck check = new ReadinessCheck(() -> asked.incrementAndGet() > 1, Duration.ofSeconds(30));

        assertThat(check.ask().join()).isFalse();
        assertThat(check.ask().join()).isTrue();
    }

    @Test
    void givesAllWhoAskMeanwhileTheSameAnswer() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        ReadinessCheck check = new ReadinessCheck(() -> {
            asked.incrementAndGet();
            answer.await();
            return true;
        }, Duration.ofSeconds(30));

        CompletableFuture<Boolean> first = check.ask();
        CompletableFuture<Boolean> second = check.ask();
        answer.countDown();

        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
        assertThat(asked).hasValue(1);
    }
}
