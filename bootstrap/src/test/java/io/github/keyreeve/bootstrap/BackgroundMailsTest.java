package io.github.keyreeve.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.SendMails.Round;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.domain.mail.OrderMail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** When mails are sent, and what the operator hears of it. */
class BackgroundMailsTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(BackgroundMails.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(log);
    }

    @Test
    void areSentWithoutAPauseWhileThereAreMore() {
        Deque<Round> rounds = new ArrayDeque<>(List.of(Round.MORE, Round.DONE));
        BackgroundMails.Sending sending = new BackgroundMails.Sending(rounds::poll);

        assertThat(sending.round()).contains(Duration.ZERO);
        assertThat(sending.round()).contains(Duration.ofSeconds(2));
        assertThat(log.list).isEmpty();
    }

    @Test
    void tellOnceThatTheServerIsAway() {
        Deque<Round> rounds = new ArrayDeque<>(List.of(Round.UNREACHABLE, Round.UNREACHABLE, Round.DONE, Round.UNREACHABLE));
        BackgroundMails.Sending sending = new BackgroundMails.Sending(rounds::poll);

        assertThat(sending.round()).contains(Duration.ofSeconds(15));
        assertThat(sending.round()).contains(Duration.ofSeconds(15));
        assertThat(log.list).hasSize(1);
        sending.round();
        sending.round();

        assertThat(log.list).hasSize(2).extracting(ILoggingEvent::getFormattedMessage)
                .containsOnly("the mail server takes nothing now; mails wait, and /api/v1/mails says why");
    }

    @Test
    void surviveAFailureWithoutRepeatingWhatItSays() {
        BackgroundMails.Sending sending = new BackgroundMails.Sending(() -> {
            throw new IllegalStateException("AGQMV-VH0BY-SEK7W-TZC5M-97ENY for jane@example.com");
        });

        assertThat(sending.round()).contains(Duration.ofSeconds(15));
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains("IllegalStateException").doesNotContain("AGQMV", "jane");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @Test
    void tellOnceThatTheyWaitForAServerAndNothingBefore() {
        InMemoryStorage storage = new InMemoryStorage();

        assertThat(BackgroundMails.withoutServerRound(storage.mails())).contains(Duration.ofSeconds(30));
        assertThat(log.list).isEmpty();
        storage.mails().add(OrderMail.ofKeys(UUID.randomUUID(), Orders.anOrder().build().line(), Orders.SAMPLE_INSTANT));
        assertThat(BackgroundMails.withoutServerRound(storage.mails())).isEmpty();

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("mails to customers wait: no mail server is named by smtp-host and mail-from");
    }

    /** Whatever goes wrong in one of them. */
    @Test
    void areGoneOnWith() throws InterruptedException {
        Bell bell = new Bell();
        CountDownLatch rounds = new CountDownLatch(2);
        try (Rounds failing = new Rounds("test", Duration.ZERO, bell, () -> {
            if (rounds.getCount() > 1) {
                bell.ring();
            }
            rounds.countDown();
            throw new StackOverflowError("on purpose");
        })) {
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endWithTheRoundThatRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        Rounds rounds = new Rounds("test", Duration.ZERO, () -> {
            running.countDown();
            try {
                // A round that takes its time.
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new AssertionError("The database would be closed.", e);
            }
            finished.countDown();
            return Optional.of(Duration.ofHours(1));
        });
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        rounds.close();

        assertThat(finished.getCount()).isZero();
    }
}
