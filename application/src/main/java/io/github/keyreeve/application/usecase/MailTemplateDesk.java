package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageMailTemplates;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.MailTemplates;
import io.github.keyreeve.application.port.out.Placeholders;
import io.github.keyreeve.application.port.out.Postman;
import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.Postman.Letter;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks after the templates. What could not be filled in is refused when it is stored, not when a customer waits. */
public final class MailTemplateDesk implements ManageMailTemplates {

    private final Transactions transactions;
    private final MailTemplates templates;
    private final Products products;
    private final Placeholders placeholders;
    private final MailComposer composer;
    private final Optional<Postman> postman;
    private final Ids ids;
    private final Clock clock;

    /** @param postman absent if the operator has named no mail server */
    public MailTemplateDesk(
            Transactions transactions,
            MailTemplates templates,
            Products products,
            Placeholders placeholders,
            MailComposer composer,
            Optional<Postman> postman,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.templates = templates;
        this.products = products;
        this.placeholders = placeholders;
        this.composer = composer;
        this.postman = postman;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<MailTemplate> all() {
        return templates.all();
    }

    @Override
    public Optional<MailTemplate> find(String name) {
        return composer.named(name);
    }

    @Override
    public Outcome save(MailTemplate template) {
        List<ArgumentError> errors = new ArrayList<>(placeholders.errors(template.text()));
        if (template.productId().filter(id -> products.find(id).isEmpty()).isPresent()) {
            errors.add(new ArgumentError("productId", "names no product"));
        }
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        return switch (transactions.inTransaction(() -> templates.save(template))) {
            case NEW -> new Outcome.Added();
            case REPLACED -> new Outcome.Replaced();
            case OTHER_IS_USUAL -> new Outcome.OtherIsUsual();
        };
    }

    @Override
    public boolean remove(String name) {
        return transactions.inTransaction(() -> templates.remove(name));
    }

    @Override
    public Preview preview(MailText template, Optional<UUID> orderLineId) {
        List<ArgumentError> errors = placeholders.errors(template);
        if (!errors.isEmpty()) {
            return new Preview.Invalid(errors);
        }
        return orderLineId
                .map(id -> composer.preview(template, id))
                .orElseGet(() -> Optional.of(placeholders.fill(template, MailFacts.SAMPLE)))
                .<Preview>map(Preview.Filled::new)
                .orElseGet(Preview.UnknownOrder::new);
    }

    @Override
    public Optional<Delivery> sendSample(MailText template, String recipient) {
        return postman.map(ready -> ready.deliver(new Letter("test-" + ids.next(), recipient, "",
                placeholders.fill(template, MailFacts.SAMPLE), clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }
}
