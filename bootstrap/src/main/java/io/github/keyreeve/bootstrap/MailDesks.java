package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Placeholders;
import io.github.keyreeve.application.port.out.Postman;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.MailComposer;
import io.github.keyreeve.application.usecase.MailDesk;
import io.github.keyreeve.application.usecase.MailSender;
import io.github.keyreeve.application.usecase.MailTemplateDesk;
import io.github.keyreeve.mail.MustachePlaceholders;
import io.github.keyreeve.web.api.MailWork;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everybody who works with mails to customers.
 *
 * @param sender absent if there is no mail server
 */
record MailDesks(MailDesk mails, MailTemplateDesk templates, Optional<MailSender> sender) {

    static MailDesks over(Storage storage, Optional<Postman> postman, ZoneId zone, Ids ids, Clock clock) {
        Placeholders placeholders = new MustachePlaceholders();
        MailComposer composer = new MailComposer(
                storage.orders(), storage.licenses(), storage.mailTemplates(), placeholders, zone);
        return new MailDesks(
                new MailDesk(storage.transactions(), storage.mails(), composer, postman.isPresent(), ids, clock),
                new MailTemplateDesk(storage.transactions(), storage.mailTemplates(), storage.products(), placeholders,
                        composer, postman, ids, clock),
                postman.map(ready -> new MailSender(storage.transactions(), storage.mails(), composer, ready,
                        new History(storage.events(), ids), clock)));
    }

    /** Begins to send what waits, or to say that nobody does. */
    BackgroundMails inBackground(Storage storage) {
        return sender.map(BackgroundMails::sending).orElseGet(() -> BackgroundMails.withoutServer(storage.mails()));
    }

    MailWork forStaff() {
        return new MailWork(mails, templates);
    }
}
