package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.KeyRequests.aRequest;
import static io.github.keyreeve.application.Orders.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.KeyRequests;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.ManageMailTemplates.Outcome;
import io.github.keyreeve.application.port.in.ManageMailTemplates.Preview;
import io.github.keyreeve.application.port.in.SendMails.Round;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.SimplePlaceholders;
import io.github.keyreeve.application.port.out.WillingPostman;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the order to the customer's mailbox. */
class MailsTest {

    private static final Origin STAFF = new Origin(Origin.ADMINISTRATOR, "192.0.2.1");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = SettableClock.atSampleDate();
    private final CountingIds ids = new CountingIds();
    private final WillingPostman postman = new WillingPostman();
    private final SimplePlaceholders placeholders = new SimplePlaceholders();
    private final History history = new History(storage.licenseEvents(), ids);
    private final MailComposer composer = new MailComposer(
            storage.issuedOrders(), storage.licenses(), storage.mailTemplates(), placeholders, ZoneOffset.UTC);
    private final MailSender sender = new MailSender(storage, storage.mails(), composer, postman, history, clock);
    private final MailDesk desk = new MailDesk(storage, storage.mails(), composer, true, ids, clock);
    private final MailTemplateDesk templates = new MailTemplateDesk(storage, storage.mailTemplates(), storage.products(),
            placeholders, composer, Optional.of(postman), ids, clock);

    @BeforeEach
    void aProduct() {
        storage.products().add(new Product(1, "Editor", List.of(ProductVersion.of(1, 0))));
    }

    @Nested
    class AnOrder {

        @Test
        void isMailedWithAllItsKeys() {
            IssuedOrder order = issued(wanted().quantity(2).with("is_usemultipleactivationskey", "false"));

            assertThat(sender.sendDue()).isEqualTo(Round.DONE);

            assertThat(postman.letters).singleElement().satisfies(letter -> {
                assertThat(letter.address()).isEqualTo("jane@example.com");
                assertThat(letter.name()).isEqualTo("Jane Doe");
                assertThat(letter.text().subject()).isEqualTo("Your licence for Editor");
                assertThat(letter.text().text()).contains(keysOf(order));
                assertThat(letter.text().html().orElseThrow()).contains(keysOf(order));
                assertThat(letter.at()).isEqualTo(clock.instant());
            });
            OrderMail mail = onlyMail();
            assertThat(mail.state()).isEqualTo(MailState.SENT);
            assertThat(mail.sentAt()).contains(clock.instant());
            assertThat(mail.attempts()).isEqualTo(1);
            assertThat(order.licenses()).allSatisfy(license ->
                    assertThat(storage.licenseEvents().of(license.id())).extracting(LicenseEvent::kind)
                            .containsExactly(Kind.ISSUED, Kind.MAILED));
        }

        @Test
        void isNotMailedUnlessItAsksForIt() {
            issued(aRequest());

            assertThat(storage.mails().anyUnsent()).isFalse();
            assertThat(mails()).isEmpty();
        }

        @Test
        void isMailedOnceHoweverOftenItComes() {
            issued(wanted());
            issuer().issue(wanted().build());
            sender.sendDue();
            issuer().issue(wanted().build());
            sender.sendDue();

            assertThat(mails()).hasSize(1);
            assertThat(postman.letters).hasSize(1);
        }

        @Test
        void waitsVisiblyForAnAddressAndIsMailedOnceThereIsOne() {
            IssuedOrder order = issued(wanted().customer(Customer.UNKNOWN));
            assertThat(onlyMail().state()).isEqualTo(MailState.NO_ADDRESS);
            assertThat(sender.sendDue()).isEqualTo(Round.DONE);
            assertThat(postman.letters).isEmpty();
            assertThat(desk.resend(onlyMail().id())).isEqualTo(new FollowMails.Outcome.NoAddress());
            assertThat(desk.sendKeys(order.line().id(), Optional.empty())).isEqualTo(new FollowMails.Outcome.NoAddress());

            tell(order, customer("ada@example.com", "Ada"));
            assertThat(sender.sendDue()).isEqualTo(Round.DONE);

            assertThat(postman.letters).extracting("address").containsExactly("ada@example.com");
            assertThat(onlyMail().state()).isEqualTo(MailState.SENT);
        }

        @Test
        void isMailedToWhomTheLicenceShowsByThen() {
            IssuedOrder order = issued(wanted());
            tell(order, customer("ada@example.com", "Ada"));

            sender.sendDue();

            assertThat(postman.letters).extracting("address").containsExactly("ada@example.com");
        }

        /** A shop may tell a customer's number and name, and no address. */
        @Test
        void isMailedToItsOwnAddressWhereTheCustomerHasNone() {
            IssuedOrder order = issued(wanted());
            UUID nameOnly = ids.next();
            storage.customers().add(new KnownCustomer(nameOnly, customer("", "Ada")), CustomerIdentity.ofEmail("x"), clock.instant());
            storage.customers().link(nameOnly, List.of(order.licenses().getFirst().id()));

            sender.sendDue();

            assertThat(postman.letters).singleElement().satisfies(letter -> {
                assertThat(letter.address()).isEqualTo("jane@example.com");
                assertThat(letter.name()).isEqualTo("Ada");
            });
        }

        @Test
        void isNotMailedAfterItWasRevoked() {
            IssuedOrder order = issued(wanted());
            revoke(order.licenses().getFirst());

            sender.sendDue();

            assertThat(postman.letters).isEmpty();
            assertThat(onlyMail().state()).isEqualTo(MailState.FAILED);
            assertThat(onlyMail().remark()).isEqualTo("The order has no key any more that is good for something.");
        }
    }

    @Nested
    class Sending {

        @Test
        void isTriedAgainAfterGrowingPausesAndGivenUpAfterThreeDays() {
            issued(wanted());
            List<Long> pauses = new ArrayList<>();
            Instant asked = clock.instant();
            while (onlyMail().state() != MailState.FAILED) {
                postman.answering(new Delivery.Postponed("The mail server does not take it now (450)."));
                sender.sendDue();
                onlyMail().dueAt().ifPresent(due -> {
                    pauses.add(Duration.between(clock.instant(), due).toMinutes());
                    clock.set(due);
                });
            }

            assertThat(pauses).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 240L, 240L);
            assertThat(clock.instant()).isBetween(asked.plus(Duration.ofHours(68)), asked.plus(Duration.ofDays(3)));
            assertThat(onlyMail().remark()).isEqualTo("The mail server does not take it now (450).");
            assertThat(postman.letters).extracting("id").containsOnly(onlyMail().id() + ".1");
            sender.sendDue();
            assertThat(postman.letters).hasSize(onlyMail().attempts());
        }

        @Test
        void givesUpAtOnceWhatIsRefusedForGood() {
            issued(wanted());
            postman.answering(new Delivery.Refused("The mail server refuses the address (550)."));

            assertThat(sender.sendDue()).isEqualTo(Round.DONE);

            assertThat(onlyMail().state()).isEqualTo(MailState.FAILED);
            assertThat(onlyMail().remark()).isEqualTo("The mail server refuses the address (550).");
        }

        @Test
        void stopsTheRoundWhereTheServerIsAway() {
            issued(wanted());
            issued(wanted().order("2"));
            postman.answering(new Delivery.Unreachable("The mail server cannot be reached."));

            assertThat(sender.sendDue()).isEqualTo(Round.UNREACHABLE);
            assertThat(postman.letters).hasSize(1);
            assertThat(sender.sendDue()).isEqualTo(Round.DONE);

            assertThat(mails()).extracting(OrderMail::state).containsExactlyInAnyOrder(MailState.SENT, MailState.WAITING);
        }

        @Test
        void isDoneByOneOfTwoServers() {
            issued(wanted());
            postman.meanwhile(() -> assertThat(sender.sendDue()).isEqualTo(Round.DONE));

            sender.sendDue();

            assertThat(postman.letters).hasSize(1);
        }

        /** At least once: nobody can tell whether the server that died had handed it over. */
        @Test
        void isTakenOverFromAServerThatDied() {
            issued(wanted());
            postman.meanwhile(() -> {
                throw new StackOverflowError("the server dies");
            });
            assertThatThrownBy(sender::sendDue).isInstanceOf(StackOverflowError.class);
            postman.meanwhile(() -> { });

            sender.sendDue();
            assertThat(postman.letters).hasSize(1);
            clock.set(clock.instant().plus(Duration.ofMinutes(10)));
            sender.sendDue();

            assertThat(postman.letters).hasSize(2).extracting("id").containsOnly(onlyMail().id() + ".1");
            assertThat(onlyMail().state()).isEqualTo(MailState.SENT);
        }

        /** The slow one must not undo what the one that took over has written. */
        @Test
        void isNotWrittenDownByWhoLostIt() {
            issued(wanted());
            postman.answering(new Delivery.Refused("No."));
            postman.meanwhile(() -> {
                postman.meanwhile(() -> { });
                OrderMail mine = onlyMail();
                storage.mails().replace(mine, mine.claimed(clock.instant()).sent(clock.instant(), ""));
            });

            sender.sendDue();

            assertThat(onlyMail().state()).isEqualTo(MailState.SENT);
        }

        @Test
        void putsOffAMailThatMakesTheServerFail() {
            issued(wanted());
            issued(wanted().order("2"));
            postman.meanwhile(() -> {
                postman.meanwhile(() -> { });
                throw new IllegalStateException("a fault");
            });

            assertThatThrownBy(sender::sendDue).hasMessage("a fault");
            assertThat(sender.sendDue()).isEqualTo(Round.DONE);

            assertThat(mails()).extracting(OrderMail::state).containsExactlyInAnyOrder(MailState.SENT, MailState.WAITING);
            assertThat(mails()).extracting(OrderMail::remark).contains("The server failed over it; its log says how.");
        }

        @Test
        void goesOnAfterARoundThatWasNotEnough() {
            for (int order = 0; order < 25; order++) {
                issued(wanted().order("order " + order));
            }

            assertThat(sender.sendDue()).isEqualTo(Round.MORE);
            assertThat(sender.sendDue()).isEqualTo(Round.DONE);
            assertThat(postman.letters).hasSize(25);
        }
    }

    @Nested
    class Again {

        @Test
        void isAMailOfItsOwnForTheReceiver() {
            issued(wanted());
            sender.sendDue();
            clock.set(clock.instant().plusSeconds(60));

            assertThat(desk.resend(onlyMail().id())).isInstanceOf(FollowMails.Outcome.Waiting.class);
            sender.sendDue();

            assertThat(postman.letters).extracting("id").containsExactly(onlyMail().id() + ".1", onlyMail().id() + ".2");
            assertThat(onlyMail().sentAt()).contains(clock.instant());
        }

        @Test
        void bringsBackWhatWasGivenUpWithAllItsPatience() {
            issued(wanted());
            postman.answering(new Delivery.Refused("No."));
            sender.sendDue();
            clock.set(clock.instant().plus(Duration.ofDays(30)));

            desk.resend(onlyMail().id());
            postman.answering(new Delivery.Postponed("Later."));
            sender.sendDue();

            assertThat(onlyMail().state()).isEqualTo(MailState.WAITING);
            assertThat(onlyMail().dueAt()).contains(clock.instant().plusSeconds(60));
        }

        @Test
        void endsThePauseOfAMailThatWaits() {
            issued(wanted());
            postman.answering(new Delivery.Postponed("Later."));
            sender.sendDue();

            desk.resend(onlyMail().id());
            sender.sendDue();

            assertThat(postman.letters).extracting("id").containsOnly(onlyMail().id() + ".1").hasSize(2);
        }

        @Test
        void isRefusedWhileItIsBeingSent() {
            issued(wanted());
            List<FollowMails.Outcome> answers = new ArrayList<>();
            postman.meanwhile(() -> answers.add(desk.resend(onlyMail().id())));

            sender.sendDue();

            assertThat(answers).containsExactly(new FollowMails.Outcome.BeingSent());
            assertThat(desk.resend(UUID.randomUUID())).isEqualTo(new FollowMails.Outcome.NotFound());
        }

        @Test
        void canGoToAnotherAddress() {
            IssuedOrder order = issued(aRequest());

            assertThat(desk.sendKeys(order.line().id(), Optional.of("boss@example.com")))
                    .isInstanceOf(FollowMails.Outcome.Waiting.class);
            assertThat(desk.sendKeys(order.line().id(), Optional.empty())).isInstanceOf(FollowMails.Outcome.Waiting.class);
            sender.sendDue();

            assertThat(postman.letters).extracting("address").containsExactlyInAnyOrder("boss@example.com", "jane@example.com");
            assertThat(desk.sendKeys(UUID.randomUUID(), Optional.empty())).isEqualTo(new FollowMails.Outcome.NotFound());
        }
    }

    @Nested
    class Templates {

        @Test
        void areChosenByNameThenByProductThenForAll() {
            store("named", false, Optional.empty());
            issued(wanted());
            store("all", true, Optional.empty());
            sender.sendDue();
            store("editor", true, Optional.of(1));
            issued(wanted().order("2"));
            issued(wanted().order("3").with("is_emailtemplate", "NAMED"));
            issued(wanted().order("4").with("is_emailtemplate", "built-in"));
            sender.sendDue();

            assertThat(postman.letters).extracting(letter -> letter.text().subject())
                    .containsExactlyInAnyOrder("all", "editor", "named", "Your licence for Editor");
            assertThat(mails()).extracting(OrderMail::remark).containsOnly("");
        }

        @Test
        void areReplacedByTheUsualOneWhereNoneHasTheName() {
            issued(wanted().with("is_emailtemplate", "gone"));

            sender.sendDue();

            assertThat(postman.letters).extracting(letter -> letter.text().subject()).containsExactly("Your licence for Editor");
            assertThat(onlyMail().remark()).isEqualTo("No template of the wanted name is stored; the usual one was taken.");
        }

        @Test
        void areRefusedWithPlaceholdersThatNobodyKnows() {
            MailTemplate wrong = template("x", true, Optional.of(7), "{{customer.shoesize}}");

            assertThat(templates.save(wrong)).isEqualTo(new Outcome.Invalid(List.of(
                    new ArgumentError("text", "has the unknown placeholder customer.shoesize"),
                    new ArgumentError("productId", "names no product"))));
            assertThat(templates.all()).isEmpty();
        }

        @Test
        void tellNewFromReplacedAndKeepOneUsual() {
            assertThat(templates.save(template("a", true, Optional.empty(), "1"))).isEqualTo(new Outcome.Added());
            assertThat(templates.save(template("A", true, Optional.empty(), "2"))).isEqualTo(new Outcome.Replaced());
            assertThat(templates.save(template("b", true, Optional.empty(), "3"))).isEqualTo(new Outcome.OtherIsUsual());
            assertThat(templates.find("a")).map(MailTemplate::name).contains("A");
            assertThat(templates.find("Built-In")).contains(MailTemplate.BUILT_IN);
            assertThat(templates.remove("a")).isTrue();
            assertThat(templates.remove("a")).isFalse();
        }

        @Test
        void showNoKeyInAPreviewOfAnOrder() {
            IssuedOrder order = issued(aRequest());
            MailText text = new MailText("s", "{{customer.name}}: {{#keys}}{{key}}{{/keys}}", Optional.empty());

            assertThat(templates.preview(text, Optional.of(order.line().id()))).isEqualTo(new Preview.Filled(
                    new MailText("s", "Jane Doe: XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", Optional.empty())));
            assertThat(templates.preview(text, Optional.empty())).isEqualTo(new Preview.Filled(new MailText("s",
                    "Jane Example: A0000-00000-00000-00000-0001GA0000-00000-00000-00000-0001G", Optional.empty())));
            assertThat(templates.preview(text, Optional.of(UUID.randomUUID()))).isEqualTo(new Preview.UnknownOrder());
            assertThat(templates.preview(new MailText("s", "{{nonsense}}", Optional.empty()), Optional.empty()))
                    .isInstanceOf(Preview.Invalid.class);
            revoke(order.licenses().getFirst());
            assertThat(templates.preview(text, Optional.of(order.line().id()))).isInstanceOf(Preview.Filled.class);
        }

        @Test
        void canBeTriedOut() {
            postman.answering(new Delivery.Refused("No."));

            assertThat(templates.sendSample(MailTemplate.BUILT_IN.text(), "me@example.com")).contains(new Delivery.Refused("No."));
            assertThat(postman.letters).singleElement().satisfies(letter -> {
                assertThat(letter.address()).isEqualTo("me@example.com");
                assertThat(letter.id()).startsWith("test-");
                assertThat(letter.text().text()).contains("A0000-00000-00000-00000-0001G");
            });
            MailTemplateDesk withoutServer = new MailTemplateDesk(storage, storage.mailTemplates(), storage.products(),
                    placeholders, composer, Optional.empty(), ids, clock);
            assertThat(withoutServer.sendSample(MailTemplate.BUILT_IN.text(), "me@example.com")).isEmpty();
        }

        private void store(String name, boolean usual, Optional<Integer> product) {
            assertThat(templates.save(template(name, usual, product, "text"))).isEqualTo(new Outcome.Added());
        }

        private static MailTemplate template(String name, boolean usual, Optional<Integer> product, String text) {
            return new MailTemplate(name, MailEvent.KEYS_ISSUED, usual, product, new MailText(name, text, Optional.empty()));
        }
    }

    /** For a licence of the order's customer who wants a mail. */
    private static KeyRequests wanted() {
        return aRequest().with("is_send_mail", "true");
    }

    private IssuedOrder issued(KeyRequests request) {
        return ((IssueKeys.Outcome.Issued) issuer().issue(request.build())).order();
    }

    private KeyIssuer issuer() {
        return new KeyIssuer(storage, new Entitlements(storage.products(), storage.argumentSets(), IssuingRules.USUAL),
                storage.issuedOrders(), storage.licenseEvents(), storage.refusedRepeats(), storage.mails(), new RandomKeys(),
                ids, clock);
    }

    private void tell(IssuedOrder order, Customer told) {
        ShownCustomers shown = new ShownCustomers(storage.customers(),
                new CustomerRecords(storage.customers(), storage.customerEvents(), ids), storage.mails(), history, ids);
        storage.inTransaction(() -> shown.change(storage.licenses().find(order.licenses().getFirst().id()).orElseThrow(),
                Map.of(CustomerPart.EMAIL, told.email()), clock.instant(), STAFF));
    }

    private void revoke(License license) {
        new LicenseRevoker(storage, new ReferredLicenses(storage.licenses()), new ChangedLicenses(storage.licenses(), history), clock)
                .revoke(Desks.by(license), Authority.ADMINISTRATOR, STAFF);
    }

    private OrderMail onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().getFirst();
    }

    private List<OrderMail> mails() {
        return storage.mails().list(new Mails.Filter(Optional.empty(), Optional.empty()),
                new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream().map(MailOfOrder::mail).toList();
    }

    private static List<String> keysOf(IssuedOrder order) {
        return order.licenses().stream().map(license -> license.key().grouped()).toList();
    }
}
