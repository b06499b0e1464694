package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.Mails.Filter;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.mail.OrderMail;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Shows the staff the mails to customers, and puts them into the outbox again. */
public final class MailDesk implements FollowMails {

    private final Transactions transactions;
    private final Mails mails;
    private final MailComposer composer;
    private final boolean hasMailServer;
    private final Ids ids;
    private final Clock clock;

    /** @param hasMailServer whether anybody sends what waits */
    public MailDesk(
            Transactions transactions, Mails mails, MailComposer composer, boolean hasMailServer, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.composer = composer;
        this.hasMailServer = hasMailServer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<MailOfOrder> mail(UUID id) {
        return mails.find(id);
    }

    @Override
    public Slice<MailOfOrder> list(Filter filter, PageRequest page) {
        return mails.list(filter, page);
    }

    @Override
    public Outcome resend(UUID id) {
        return transactions.inTransaction(() -> mails.find(id).map(this::resend).orElseGet(Outcome.NotFound::new));
    }

    private Outcome resend(MailOfOrder known) {
        OrderMail mail = known.mail();
        return switch (mail.state()) {
            case WAITING -> waiting(known, mail.atOnce(now()));
            case SENT, FAILED -> waiting(known, mail.again(now()));
            case SENDING -> new Outcome.BeingSent();
            case NO_ADDRESS -> new Outcome.NoAddress();
        };
    }

    private Outcome waiting(MailOfOrder known, OrderMail changed) {
        if (!mails.replace(known.mail(), changed)) {
            throw new OutdatedReadException();
        }
        return new Outcome.Waiting(new MailOfOrder(changed, known.order()));
    }

    @Override
    public Outcome sendKeys(UUID orderLineId, Optional<String> recipient) {
        return transactions.inTransaction(() -> composer.orderOf(orderLineId)
                .map(found -> recipient.isEmpty() && found.customer().email().isEmpty()
                        ? new Outcome.NoAddress()
                        : sendKeys(found, recipient.orElse("")))
                .orElseGet(Outcome.NotFound::new));
    }

    private Outcome sendKeys(MailComposer.OrderOfCustomer found, String recipient) {
        OrderMail mail = OrderMail.ofKeys(
                ids.next(), found.line().id(), found.line().mail().template(), recipient, false, now());
        mails.add(mail);
        return new Outcome.Waiting(new MailOfOrder(mail, found.line()));
    }

    @Override
    public boolean hasMailServer() {
        return hasMailServer;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
