package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.in.SendMails;
import io.github.keyreeve.application.port.in.SendMails.Round;
import io.github.keyreeve.application.port.out.Mails;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the mails that wait, apart from the requests that wrote them down; or says why nobody does. */
final class BackgroundMails implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundMails.class);
    /** Also before the first round, so that a command that starts a server for itself alone neither sends nor warns. */
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Each mail that was tried in vain waits longer by itself; those that were not yet tried need not fail one by one. */
    private static final Duration PAUSE_WHILE_UNREACHABLE = Duration.ofSeconds(15);
    private static final Duration PAUSE_WITHOUT_SERVER = Duration.ofSeconds(30);

    private final Rounds rounds;

    private BackgroundMails(Rounds.Work work) {
        rounds = new Rounds("keyreeve-mails", PAUSE, work);
    }

    static BackgroundMails sending(SendMails sendMails) {
        return new BackgroundMails(new Sending(sendMails)::round);
    }

    /** Where the operator has named no mail server: tells once that mails wait, at the start or when the first one is written. */
    static BackgroundMails withoutServer(Mails mails) {
        return new BackgroundMails(() -> withoutServerRound(mails));
    }

    static Optional<Duration> withoutServerRound(Mails mails) {
        try {
            if (mails.anyUnsent()) {
                LOG.warn("mails to customers wait: no mail server is named by smtp-host and mail-from");
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            LOG.debug("Whether mails wait is not known now: {}", e.getClass().getName());
        }
        return Optional.of(PAUSE_WITHOUT_SERVER);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** One round after the other. */
    static final class Sending {

        private final SendMails sendMails;
        private boolean toldUnreachable;

        Sending(SendMails sendMails) {
            this.sendMails = sendMails;
        }

        /** Never fails: without a database mails wait for the next time. */
        Optional<Duration> round() {
            try {
                return Optional.of(switch (sendMails.sendDue()) {
                    case Round.MORE -> reached(Duration.ZERO);
                    case Round.DONE -> reached(PAUSE);
                    case Round.UNREACHABLE -> unreachable();
                });
            } catch (RuntimeException e) {
                // Its message could repeat what a mail says.
                LOG.warn("mails could not be sent now, it is tried again: {}", e.getClass().getName());
                return Optional.of(PAUSE_WHILE_UNREACHABLE);
            }
        }

        private Duration reached(Duration pause) {
            toldUnreachable = false;
            return pause;
        }

        /** Told once, not with every mail that is tried in vain. */
        private Duration unreachable() {
            if (!toldUnreachable) {
                LOG.warn("the mail server takes nothing now; mails wait, and /api/v1/mails says why");
            }
            toldUnreachable = true;
            return PAUSE_WHILE_UNREACHABLE;
        }
    }
}
