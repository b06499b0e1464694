package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.SendMails;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.Postman;
import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.usecase.MailComposer.Composition;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.mail.OrderMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Sends mails one by one: takes one into its hands, hands it to the mail server outside of any transaction, and writes
 * down what became of it. A server that dies in between only delays the mail until its time in these hands is over.
 */
public final class MailSender implements SendMails {

    private static final int AT_ONCE = 20;
    /** Longer than a {@link Postman} takes, and by more than servers' clocks differ. */
    private static final Duration IN_HANDS = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Mails mails;
    private final MailComposer composer;
    private final Postman postman;
    private final History history;
    private final Clock clock;

    public MailSender(
            Transactions transactions, Mails mails, MailComposer composer, Postman postman, History history, Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.composer = composer;
        this.postman = postman;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Round sendDue() {
        List<OrderMail> due = mails.due(now(), AT_ONCE);
        for (OrderMail mail : due) {
            OrderMail mine = mail.claimed(now().plus(IN_HANDS));
            if (replace(mail, mine) && !sendOrPostpone(mine)) {
                return Round.UNREACHABLE;
            }
        }
        return due.size() < AT_ONCE ? Round.DONE : Round.MORE;
    }

    /** A mail that makes the server fail must not be the first to be tried for ever. */
    private boolean sendOrPostpone(OrderMail mail) {
        try {
            return send(mail);
        } catch (StorageUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            replace(mail, mail.postponed("The server failed over it; its log says how.", now()));
            throw e;
        }
    }

    /** @return whether it is of use to go on with others */
    private boolean send(OrderMail mail) {
        return switch (composer.compose(mail, now())) {
            case Composition.NoAddress none -> {
                replace(mail, mail.withoutAddress());
                yield true;
            }
            case Composition.Pointless pointless -> {
                replace(mail, mail.failed(pointless.why()));
                yield true;
            }
            case Composition.Ready ready -> send(mail, ready);
        };
    }

    private boolean send(OrderMail mail, Composition.Ready ready) {
        return switch (postman.deliver(ready.letter())) {
            case Delivery.Accepted accepted -> {
                store(mail, ready);
                yield true;
            }
            case Delivery.Refused refused -> {
                replace(mail, mail.failed(refused.why()));
                yield true;
            }
            case Delivery.Postponed postponed -> {
                replace(mail, mail.postponed(postponed.why(), now()));
                yield true;
            }
            case Delivery.Unreachable unreachable -> {
                replace(mail, mail.postponed(unreachable.why(), now()));
                yield false;
            }
        };
    }

    private void store(OrderMail mail, Composition.Ready ready) {
        Instant now = now();
        transactions.inTransaction(() -> {
            boolean stored = mails.replace(mail, mail.sent(now, ready.note()));
            if (stored) {
                history.tell(Kind.MAILED, ready.licenses(), now, new Origin(Origin.MAIL, ""), license -> List.of());
            }
            return stored;
        });
    }

    private boolean replace(OrderMail before, OrderMail after) {
        return transactions.inTransaction(() -> mails.replace(before, after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
