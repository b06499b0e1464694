package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.MailTemplates;
import io.github.keyreeve.application.port.out.Placeholders;
import io.github.keyreeve.application.port.out.Postman.Letter;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes mails when they are to be sent: to whom, and about what, is as known at that moment. */
public final class MailComposer {

    private static final String NO_TEMPLATE = "No template for licenses_renewed is stored any more.";
    private static final String OTHER_TEMPLATE = "No template of the wanted name is stored; the usual one was taken.";

    private final IssuedOrders orders;
    private final Licenses licenses;
    private final MailTemplates templates;
    private final Placeholders placeholders;
    private final ZoneId zone;

    /** @param zone where the last day of a licence ends */
    public MailComposer(
            IssuedOrders orders, Licenses licenses, MailTemplates templates, Placeholders placeholders, ZoneId zone) {
        this.orders = orders;
        this.licenses = licenses;
        this.templates = templates;
        this.placeholders = placeholders;
        this.zone = zone;
    }

    /** What there is to send. */
    sealed interface Composition {

        /**
         * @param note what the staff should know of it, else empty
         * @param licenses that it tells of
         */
        record Ready(Letter letter, String note, List<License> licenses) implements Composition {}

        record NoAddress() implements Composition {}

        record Pointless(String why) implements Composition {}
    }

    Composition compose(OrderMail mail, Instant now) {
        Optional<Content> content = contentOf(mail.orderLineId());
        if (content.isEmpty() || content.get().licenses().isEmpty()) {
            return new Composition.Pointless("The order has no key any more that is good for something.");
        }
        return compose(mail, content.get(), now);
    }

    private Composition compose(OrderMail mail, Content content, Instant now) {
        String address = mail.recipient().isEmpty() ? content.customer().email() : mail.recipient();
        if (address.isEmpty()) {
            return new Composition.NoAddress();
        }
        Optional<MailTemplate> wanted = mail.template().isEmpty() ? Optional.empty() : named(mail.template()).filter(MailComposer::canBeAskedFor);
        Optional<MailTemplate> template = wanted.or(() -> usual(mail.event(), content));
        if (template.isEmpty()) {
            return new Composition.Pointless(NO_TEMPLATE);
        }
        Letter letter = new Letter(mail.messageId(), address, content.customer().name(),
                placeholders.fill(template.get().text(), facts(content, mail.renewedUntil())), now);
        return new Composition.Ready(
                letter, wanted.isEmpty() && !mail.template().isEmpty() ? OTHER_TEMPLATE : "", content.licenses());
    }

    private static boolean canBeAskedFor(MailTemplate template) {
        return template.event() == MailEvent.KEYS_ISSUED;
    }

    /** What the template would say about the order, without its keys; empty if there is no such order. */
    Optional<MailText> preview(MailText template, UUID orderLineId) {
        return contentOf(orderLineId).map(content -> content.licenses().isEmpty()
                ? placeholders.fill(template, MailFacts.SAMPLE)
                : placeholders.fill(template, facts(content, latestEnd(content)).masked()));
    }

    /** The template of that name, also the one that is there without being stored. */
    Optional<MailTemplate> named(String name) {
        return MailTemplate.comparable(name).equals(MailTemplate.BUILT_IN_NAME)
                ? Optional.of(MailTemplate.BUILT_IN)
                : templates.find(name);
    }

    /** Empty if there is no such line. */
    Optional<OrderOfCustomer> orderOf(UUID orderLineId) {
        return contentOf(orderLineId).map(content -> new OrderOfCustomer(content.order().line(), content.customer()));
    }

    private Optional<MailTemplate> usual(MailEvent event, Content content) {
        int productId = content.licenses().getFirst().terms().version().productId();
        return templates.usual(event, productId)
                .or(() -> Optional.of(MailTemplate.BUILT_IN).filter(builtIn -> builtIn.event() == event));
    }

    private MailFacts facts(Content content, Optional<Instant> renewedUntil) {
        return MailFacts.of(content.order().line(), content.licenses(), content.customer(), renewedUntil, zone);
    }

    /** As if they had been renewed just now. */
    private static Optional<Instant> latestEnd(Content content) {
        return content.licenses().stream()
                .flatMap(license -> license.terms().expiry().instantIfKnown().stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Content> contentOf(UUID orderLineId) {
        return orders.find(orderLineId).map(order -> new Content(
                order,
                order.licenses().stream().filter(license -> license.standing() instanceof Standing.Good).toList(),
                shownBy(order).map(shown -> shown.orElse(order.line().customer())).orElse(order.line().customer())));
    }

    private Optional<Customer> shownBy(IssuedOrder order) {
        return licenses.find(order.licenses().getFirst().id()).map(OrderedLicense::customer);
    }

    /** @param customer as known now */
    record OrderOfCustomer(OrderLine line, Customer customer) {}

    /**
     * @param licenses that were neither revoked nor upgraded
     * @param customer as known now, completed by what the order said
     */
    private record Content(IssuedOrder order, List<License> licenses, Customer customer) {}
}
