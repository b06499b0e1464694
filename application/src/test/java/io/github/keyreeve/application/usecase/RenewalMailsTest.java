package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.SimplePlaceholders;
import io.github.keyreeve.application.port.out.WillingPostman;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From the shop's word that a subscription is paid for a further time to the customer's mailbox. */
class RenewalMailsTest {

    private static final Customer JANE = Orders.customer("jane@example.com", "Jane Doe");
    private static final Instant END = Instant.parse("2027-01-05T23:59:59Z");
    private static final Instant NEXT_END = Instant.parse("2028-01-05T23:59:59Z");
    private static final Instant LAST_END = Instant.parse("2029-01-05T23:59:59Z");

    private final ToldShop shop = new ToldShop();
    private final WillingPostman postman = new WillingPostman();
    private final MailComposer composer = new MailComposer(shop.desks.storage.issuedOrders(), shop.desks.storage.licenses(),
            shop.desks.storage.mailTemplates(), new SimplePlaceholders(), ZoneOffset.UTC);
    private final MailSender sender = new MailSender(shop.desks.storage, shop.desks.storage.mails(), composer, postman,
            new History(shop.desks.storage.licenseEvents(), shop.desks.ids), shop.desks.clock);
    private final MailDesk desk = new MailDesk(shop.desks.storage, shop.desks.storage.mails(), composer, true, shop.desks.ids, shop.desks.clock);

    @Test
    void tellOfTheNewEndOncePerRenewal() {
        template("renewed", Optional.empty());
        sold(JANE, 1);

        shop.tell("E-2", paid(NEXT_END));
        shop.tell("E-3", paid(NEXT_END));
        sender.sendDue();
        shop.tell("E-4", paid(LAST_END));
        shop.tell("E-5", paid(NEXT_END));
        sender.sendDue();

        assertThat(postman.letters).extracting(letter -> letter.text().text())
                .containsExactly("Jane Doe: 2028-01-05", "Jane Doe: 2029-01-05");
        assertThat(postman.letters).extracting("address").containsOnly("jane@example.com");
        assertThat(mails()).extracting(OrderMail::renewedUntil).containsExactly(Optional.of(LAST_END), Optional.of(NEXT_END));
        assertThat(mails()).extracting(OrderMail::state).containsOnly(MailState.SENT);
    }

    @Test
    void areNotWrittenWhereTheVendorWroteNone() {
        desks().storage.mailTemplates().save(new MailTemplate("keys", MailEvent.KEYS_ISSUED, true, Optional.empty(), text("{{customer.name}}")));
        template("other product", Optional.of(2));
        sold(JANE, 1);

        shop.tell("E-2", paid(NEXT_END));

        assertThat(shop.entry("E-2").outcome()).isEqualTo("1 licence is paid for a further time.");
        assertThat(mails()).isEmpty();
    }

    @Test
    void areOfTheProductsOwnTemplateFirst() {
        template("for all", Optional.empty());
        template("editor", Optional.of(1));
        sold(JANE, 1);

        shop.tell("E-2", paid(NEXT_END));
        sender.sendDue();

        assertThat(postman.letters).extracting(letter -> letter.text().subject()).containsExactly("editor");
    }

    /** By days and a payment, as by a date: what is told twice moves the end once. */
    @Test
    void areWrittenOncePerPaymentWhereTheShopSaysNoDate() {
        template("renewed", Optional.empty());
        sold(JANE, 1);
        SubscriptionPaid byPayment = new SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(line(1)), false);

        shop.tell("E-2", byPayment);
        shop.tell("E-3", byPayment);

        assertThat(mails()).hasSize(1);
    }

    @Test
    void areOneForAllLicencesOfALine() {
        template("renewed", Optional.empty());
        sold(JANE, 3);

        shop.tell("E-2", paid(NEXT_END));
        sender.sendDue();

        assertThat(shop.all()).hasSize(3);
        assertThat(postman.letters).hasSize(1);
    }

    @Test
    void areNotWrittenWhereTheEndDidNotMoveOrTheRenewalCameByOtherMeans() {
        template("renewed", Optional.empty());
        sold(JANE, 1);

        shop.tell("E-2", paid(END));
        shop.tell("E-3", paid(END.minusSeconds(1)));
        shop.tell("E-4", new ShopNotice.SubscriptionBegun("S-1", "O-1", Optional.of(END.plusSeconds(1))));
        desks().renewer().renew(new RenewLicenses.Request(Desks.by(shop.only()),
                new Renewal.Until(NEXT_END), Optional.empty(), Optional.empty(), Desks.STAFF));

        assertThat(mails()).isEmpty();
        assertThat(shop.only().terms().expiry().instantIfKnown()).contains(NEXT_END);
    }

    /** Staff may take time away by mistake; the customer was told of that end already. */
    @Test
    void areNotWrittenTwiceForTheSameEnd() {
        template("renewed", Optional.empty());
        sold(JANE, 1);
        shop.tell("E-2", paid(NEXT_END));
        desks().storage.inTransaction(() -> new ChangedLicenses(desks().storage.licenses(), new History(desks().storage.licenseEvents(), desks().ids))
                .change(shop.all(), license -> license.with(license.terms().with(new Expiry.At(END))),
                        Kind.MODIFIED, desks().clock.instant(), Desks.STAFF));

        shop.tell("E-3", new SubscriptionPaid("S-1", Optional.of(NEXT_END), Optional.of(new Payment("P-3")), Optional.empty(), false));

        assertThat(shop.only().terms().expiry().instantIfKnown()).contains(NEXT_END);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void waitForAnAddress() {
        template("renewed", Optional.empty());
        sold(Orders.customer("", "Jane Doe"), 1);

        shop.tell("E-2", paid(NEXT_END));
        assertThat(mails()).extracting(OrderMail::state).containsExactly(MailState.NO_ADDRESS);
        shop.tell("E-3", new ShopNotice.CustomerTold(JANE, Optional.empty(), Optional.of("O-1"), Optional.empty()));
        sender.sendDue();

        assertThat(postman.letters).extracting("address").containsExactly("jane@example.com");
    }

    @Test
    void failWhereTheTemplateWasRemovedMeanwhileAndAreSentOnceThereIsOneAgain() {
        template("renewed", Optional.empty());
        sold(JANE, 1);
        shop.tell("E-2", paid(NEXT_END));
        desks().storage.mailTemplates().remove("renewed");

        sender.sendDue();
        assertThat(postman.letters).isEmpty();
        assertThat(mails()).extracting(OrderMail::remark).containsExactly("No template for licenses_renewed is stored any more.");

        template("renewed", Optional.empty());
        assertThat(desk.resend(mails().getFirst().id())).isInstanceOf(FollowMails.Outcome.Waiting.class);
        sender.sendDue();
        assertThat(postman.letters).extracting(letter -> letter.text().text()).containsExactly("Jane Doe: 2028-01-05");
    }

    @Test
    void areSentAgainAsTheyWere() {
        template("renewed", Optional.empty());
        sold(JANE, 1);
        shop.tell("E-2", paid(NEXT_END));
        postman.answering(new Delivery.Refused("No."));
        sender.sendDue();
        shop.tell("E-3", paid(LAST_END));
        sender.sendDue();
        OrderMail refused = mails().getLast();
        desks().clock.advance(Duration.ofSeconds(1));

        desk.resend(refused.id());
        sender.sendDue();

        assertThat(postman.letters).extracting(letter -> letter.text().text())
                .containsExactly("Jane Doe: 2028-01-05", "Jane Doe: 2029-01-05", "Jane Doe: 2028-01-05");
        assertThat(postman.letters.getLast().id()).isEqualTo(refused.id() + ".2");
    }

    /** What an order asks for by its name tells of its keys. */
    @Test
    void areNotWhatAnOrderAsksForByTheirName() {
        template("renewed", Optional.empty());
        shop.tell("E-1", new ShopNotice.OrderPaid("O-1", Set.of(), List.of(new PaidLine("1", "", new Quantity(1),
                Mapping.ofText("&is_productid=1&is_majorversion=1&is_minorversion=0&is_send_mail=true&is_emailtemplate=renewed"), Mapping.NONE,
                Optional.empty(), Optional.empty())), JANE, Optional.empty(), false));

        sender.sendDue();

        assertThat(postman.letters).extracting(letter -> letter.text().subject()).containsExactly("Your licence for Demo");
    }

    private void sold(Customer customer, int quantity) {
        shop.tell("E-1", new ShopNotice.OrderPaid("O-1", Set.of(), List.of(line(quantity)), customer, Optional.empty(), false));
    }

    private static PaidLine line(int quantity) {
        return new PaidLine("1", "", new Quantity(quantity), Mapping.ofText("&is_productid=1&is_majorversion=1&is_minorversion=0"
                + "&is_licensemodel=subscription&is_usemultipleactivationskey=false&is_send_mail=false&is_expduration=365"), Mapping.NONE,
                Optional.of("S-1"), Optional.of(END));
    }

    private static SubscriptionPaid paid(Instant until) {
        return new SubscriptionPaid("S-1", Optional.of(until), Optional.empty(), Optional.empty(), false);
    }

    private void template(String name, Optional<Integer> product) {
        desks().storage.mailTemplates().save(new MailTemplate(name, MailEvent.LICENSES_RENEWED, true, product,
                new MailText(name, "{{customer.name}}: {{renewed.until}}", Optional.empty())));
    }

    private static MailText text(String text) {
        return new MailText("subject", text, Optional.empty());
    }

    private Desks desks() {
        return shop.desks;
    }

    /** Newest first. */
    private List<OrderMail> mails() {
        return desks().storage.mails().list(new Mails.Filter(Optional.empty(), Optional.empty()),
                new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream().map(MailOfOrder::mail).toList();
    }
}
