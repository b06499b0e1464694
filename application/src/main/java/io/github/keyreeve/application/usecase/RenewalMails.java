package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.MailTemplates;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.OrderMail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down the mails that tell customers of renewals, where the vendor has stored what they say. */
public final class RenewalMails {

    private final MailTemplates templates;
    private final Mails mails;
    private final Ids ids;

    public RenewalMails(MailTemplates templates, Mails mails, Ids ids) {
        this.templates = templates;
        this.mails = mails;
        this.ids = ids;
    }

    /**
     * One mail for each order line of which a licence's end has moved, in the transaction that has moved it. A licence that
     * had no end so far, or begins with its first activation, is not renewed by getting one.
     *
     * @param before all licences that the renewal was for
     * @param after those of them that can be renewed, as they are now
     */
    void tell(List<OrderedLicense> before, List<OrderedLicense> after, Instant now) {
        Map<UUID, License> known = before.stream().map(OrderedLicense::license).collect(Collectors.toMap(License::id, Function.identity()));
        Map<UUID, OrderedLicense> latestOfLine = new LinkedHashMap<>();
        after.stream()
                .filter(ordered -> isLater(ordered.license(), known.get(ordered.license().id())))
                .forEach(ordered -> latestOfLine.merge(ordered.order().id(), ordered, RenewalMails::latest));
        latestOfLine.values().stream()
                .filter(ordered -> templates.usual(MailEvent.LICENSES_RENEWED, productOf(ordered)).isPresent())
                .forEach(ordered -> mails.addOnce(OrderMail.ofRenewal(ids.next(), ordered.order().id(), end(ordered.license()).orElseThrow(),
                        ordered.customer().email().isEmpty(), now)));
    }

    private static boolean isLater(License after, License before) {
        return end(before).flatMap(earlier -> end(after).filter(earlier::isBefore)).isPresent();
    }

    private static OrderedLicense latest(OrderedLicense one, OrderedLicense other) {
        return isLater(other.license(), one.license()) ? other : one;
    }

    private static Optional<Instant> end(License license) {
        return license.terms().expiry().instantIfKnown();
    }

    private static int productOf(OrderedLicense ordered) {
        return ordered.license().terms().version().productId();
    }
}
