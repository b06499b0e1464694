package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeDeskTest {

    private static final Customer JANE = Orders.customer("jane@example.com", "Jane Doe");
    private static final Instant END = Instant.parse("2027-01-05T09:00:00Z");
    private static final Instant NEXT_END = Instant.parse("2028-01-05T09:00:00Z");

    private final ToldShop shop = new ToldShop();

    @Nested
    class PaidOrders {

        @Test
        void issueEachLineOnceWhateverTellsIt() {
            OrderPaid order = order("O-1", line("1", 3, "EDITOR"), line("2", 1, "EDITOR"));

            assertThat(shop.tell("E-1", order).state()).isEqualTo(State.DONE);
            assertThat(shop.tell("E-2", order).outcome()).contains("had its keys already");

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 ACTIVE", "O-1/2: 1 ACTIVE");
            assertThat(shop.desks.history(shop.all().getFirst().license())).containsExactly(Kind.ISSUED);
        }

        @Test
        void areIssuedWhenTheyAreCompleteUnlessTheShopIsSetToIssueWhenTheyAreAuthorized() {
            OrderPaid order = order("O-1", line("1", 3, "EDITOR"));
            assertThat(shop.tell("E-1", new ShopNotice.OrderAuthorized(order)).state()).isEqualTo(State.DONE);
            assertThat(shop.licenses()).isEmpty();

            shop.rules(NoticeRules.USUAL.with(IssueWhen.AUTHORIZED));
            shop.tell("E-2", new ShopNotice.OrderAuthorized(order));
            assertThat(shop.licenses()).containsExactly("O-1/1: 3 ACTIVE");
            shop.tell("E-3", order);
            assertThat(shop.licenses()).containsExactly("O-1/1: 3 ACTIVE");
        }

        @Test
        void thatWereOnlyAuthorizedAreTakenBackWhenTheyAreCancelled() {
            shop.rules(NoticeRules.USUAL.with(IssueWhen.AUTHORIZED));
            shop.tell("E-1", new ShopNotice.OrderAuthorized(order("O-1", line("1", 3, "EDITOR"))));

            shop.tell("E-2", new ShopNotice.OrderCancelled("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 REVOKED");
        }

        @Test
        void bringAllowanceArgumentsFromTheProduct() {
            PaidLine line = line("1", 3, Mapping.ofText("&is_productid=1&is_majorversion=1&is_minorversion=0"
                    + "&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2"));

            shop.tell("E-1", order("O-1", line));

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE", "O-1/1: 2 ACTIVE", "O-1/1: 2 ACTIVE");
        }

        @Test
        void leaveOutLinesThatNothingMapsAndSaySo() {
            InboxEntry entry = shop.tell("E-1", order("O-1", line("1", 1, "EDITOR"), line("2", 1, "TSHIRT")));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("Line 2 (TSHIRT)");
        }

        @Test
        void waitForAMappingWhereNoLineHasOneAndAreIssuedThen() {
            InboxEntry entry = shop.tell("E-1", order("O-1", line("1", 1, "UNKNOWN")));
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).contains("No line is mapped").contains("Line 1 (UNKNOWN)");

            shop.desks.storage.argumentSets().save(new ArgumentSet(
                    "unknown", "&is_productid=1&is_majorversion=2&is_minorversion=0"));
            shop.runAgain("E-1");

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
        }

        @Test
        void waitForNoMappingWhereAnotherEventOfTheSaleHadOne() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            InboxEntry entry = shop.tell("E-2", order("O-1", line("1", 1, "UNKNOWN")));

            assertThat(entry.state()).isEqualTo(State.DONE);
            assertThat(entry.outcome()).isEqualTo("Line 1 (UNKNOWN) had its keys already.");
            assertThat(shop.tell("E-3", order("O-1", line("2", 1, "UNKNOWN"))).state()).isEqualTo(State.WAITING);
        }

        @Test
        void issueTheGoodLinesAndWaitForTheOthers() {
            InboxEntry entry = shop.tell("E-1", order("O-1",
                    line("1", 1, "EDITOR"), line("2", 1, Mapping.ofText("&is_productid=99&is_majorversion=1&is_minorversion=0"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).contains("Line 2").contains("is_productid");
        }

        @Test
        void haveBuyersArgumentsCountOnlyWhereTheOperatorTrustsThem() {
            PaidLine line = new PaidLine("1", "", new Quantity(1), Mapping.NONE, Mapping.ofSets("EDITOR"), Optional.empty(), Optional.empty());
            assertThat(shop.tell("E-1", order("O-1", line)).state()).isEqualTo(State.WAITING);

            trustBuyers(true);
            shop.tell("E-2", order("O-1", line));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        /** Whoever can write what is bought could write something dearer. */
        @ParameterizedTest
        @CsvSource({"98.00, EUR, true", "98, eur, true", "120.50, EUR, true", "97.99, EUR, false", "98.00, USD, false"})
        void areIssuedOnlyForThePriceThatTheMappingNames(String amount, String currency, boolean enough) {
            priced();

            InboxEntry entry = shop.tell("E-1", order("O-1", new PaidLine("1", "", new Quantity(2), Mapping.ofSets("PRICED"), Mapping.NONE,
                    Optional.empty(), Optional.empty(), Optional.of(Price.of(amount, currency)))));

            assertThat(shop.licenses()).hasSize(enough ? 1 : 0);
            assertThat(entry.state()).isEqualTo(enough ? State.DONE : State.WAITING);
        }

        /** Buyers can write into PayPal's buttons what they like, but not over what the seller stored with the price. */
        @ParameterizedTest
        @CsvSource({"true", "false"})
        void areWorthNoMoreThanTheSetWhosePriceWasPaid(boolean trusted) {
            trustBuyers(trusted);
            priced();

            shop.tell("E-1", order("O-1", written("&is_price=0.01&is_currency=EUR", "0.01")));
            shop.tell("E-2", order("O-2", written("&is_price=0.01", "0.01")));
            assertThat(shop.licenses()).isEmpty();

            shop.tell("E-3", order("O-3", written("&is_numberofactivationsperkey=500", "49.00")));
            assertThat(shop.licenses()).containsExactly("O-3/1: 1 ACTIVE");
        }

        @Test
        void areNotIssuedWhereTheirPriceCannotBeRead() {
            shop.tell("E-1", order("O-1", new PaidLine("1", "", new Quantity(1), Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_price=49.00"), Mapping.NONE,
                    Optional.empty(), Optional.empty(), Optional.of(Price.of("49.00", "EUR")))));

            assertThat(shop.licenses()).isEmpty();
            assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
        }

        private PaidLine written(String text, String paid) {
            return new PaidLine("1", "", new Quantity(1), Mapping.NONE, Mapping.ofSets("PRICED").orElse(Mapping.ofText(text)),
                    Optional.empty(), Optional.empty(), Optional.of(Price.of(paid, "EUR")));
        }

        private void priced() {
            shop.desks.storage.argumentSets().save(new ArgumentSet(
                    "PRICED", "&is_productid=1&is_majorversion=1&is_minorversion=0&is_price=49.00&is_currency=EUR"));
        }

        private void trustBuyers(boolean trusted) {
            Provider usual = Provider.untouched(ToldShop.SHOP);
            shop.provider(new Provider(usual.name(), true, true, Optional.empty(), Optional.empty(), Optional.empty(), usual.repeats(),
                    false, trusted, Optional.empty(), Optional.empty(), NoticeRules.USUAL));
        }

        @Test
        void areNotIssuedForAPriceThatNobodyTold() {
            priced();

            assertThat(shop.tell("E-1", order("O-1", line("1", 1, "PRICED"))).outcome()).contains("less was paid than is_price");
        }

        @Test
        void areRefusedAsTestsWhereOnlyLiveOnesCount() {
            onlyLiveOnesCount();

            InboxEntry entry = shop.tell("E-1", testOrder(line("1", 1, "EDITOR")));

            assertThat(shop.licenses()).isEmpty();
            assertThat(entry.outcome()).isEqualTo("This is a test order, and this shop is set to live orders only.");
        }

        /** Nobody needs to map what is bought for a test only. */
        @Test
        void areRefusedAsTestsWithoutWaitingForAMapping() {
            onlyLiveOnesCount();

            InboxEntry entry = shop.tell("E-1", testOrder(line("1", 1, "UNKNOWN")));

            assertThat(entry.state()).isEqualTo(State.DONE);
            assertThat(entry.outcome()).isEqualTo("This is a test order, and this shop is set to live orders only.");
            assertThat(shop.licenses()).isEmpty();
        }

        private void onlyLiveOnesCount() {
            Provider usual = Provider.untouched(ToldShop.SHOP);
            shop.provider(new Provider(usual.name(), true, true, Optional.empty(), Optional.empty(), Optional.empty(), usual.repeats(),
                    true, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL));
        }

        private OrderPaid testOrder(PaidLine line) {
            return new OrderPaid("O-1", Set.of(), List.of(line), JANE, Optional.empty(), true);
        }

        @Test
        void issueNothingWhereTheShopAsksButTellWhoTheCustomerIs() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.rules(NoticeRules.USUAL.with(Channel.ASK));

            shop.tell("E-2", order("O-2", line("1", 1, "EDITOR")));
            shop.tell("E-3", new OrderPaid("O-1", Set.of(), List.of(), Orders.customer("jane@example.com", "Jane Roe"), Optional.empty(), false));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(shop.all().getFirst().customer().name()).isEqualTo("Jane Roe");
        }

        @Test
        void askForAMailUnlessTheShopOrTheMappingSaysOtherwise() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR"), line("2", 1, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_send_mail=false"))));
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.RECORD, Reaction.REVOKE, Reaction.REVOKE,
                    Reaction.REVOKE, false, Optional.empty()));
            shop.tell("E-2", order("O-2", line("1", 1, "EDITOR")));

            assertThat(shop.all()).extracting(ordered -> ordered.order().mail().send()).containsExactly(true, false, false);
        }

        @Test
        void takeTheCustomerFromWhatWasToldOfTheNumberBefore() {
            shop.tell("E-1", new ShopNotice.CustomerTold(JANE, Optional.of("ctm_1"), Optional.empty(), Optional.empty()));

            shop.tell("E-2", new OrderPaid("O-1", Set.of(), List.of(line("1", 1, "EDITOR")), Customer.UNKNOWN, Optional.of("ctm_1"), false));

            assertThat(shop.all().getFirst().customer()).isEqualTo(JANE);
        }

        /** Stripe's invoice may say less than its session; staff add an address to WooCommerce's order and save it. */
        @Test
        void learnWhereTheKeysAreToGoFromWhatIsToldOfThemAgain() {
            shop.tell("E-1", new OrderPaid("O-1", Set.of(), List.of(line("1", 1, "EDITOR")), Customer.UNKNOWN, Optional.empty(), false));
            assertThat(mailStates()).containsExactly(MailState.NO_ADDRESS);

            shop.tell("E-2", order("O-1", line("1", 1, "EDITOR")));

            assertThat(shop.all()).singleElement().satisfies(ordered -> assertThat(ordered.customer()).isEqualTo(JANE));
            assertThat(mailStates()).containsExactly(MailState.WAITING);
        }

        private List<MailState> mailStates() {
            return shop.desks.storage.mails().list(new Mails.Filter(Optional.empty(), Optional.empty()),
                            new PageRequest(PageRequest.MAX_LIMIT, Optional.empty()))
                    .items().stream().map(mail -> mail.mail().state()).toList();
        }

        @Test
        void learnOfTheCustomerLater() {
            shop.tell("E-1", new OrderPaid("O-1", Set.of(), List.of(line("1", 1, "EDITOR")), Customer.UNKNOWN, Optional.of("ctm_1"), false));

            shop.tell("E-2", new ShopNotice.CustomerTold(JANE, Optional.of("ctm_1"), Optional.empty(), Optional.empty()));

            assertThat(shop.all().getFirst().customer()).isEqualTo(JANE);
        }

        @Test
        void ofAnotherQuantityWaitForSomebody() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            InboxEntry entry = shop.tell("E-2", order("O-1", line("1", 2, "EDITOR")));

            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).contains("quantity 1 already, not 2");
        }
    }

    @Nested
    class Subscriptions {

        @Test
        void ofPermanentLicensesArePaidInInstalmentsAndEndWithoutTakingThem() {
            PaidLine line = new PaidLine("1", "", Quantity.ONE, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent"), Mapping.NONE,
                    Optional.of("S-1"), Optional.of(END));
            shop.tell("E-1", order("O-1", line));

            shop.tell("E-2", new ShopNotice.SubscriptionPaid("S-1", Optional.of(NEXT_END), Optional.empty(), Optional.of(line), false));
            InboxEntry ended = shop.tell("E-3", new ShopNotice.SubscriptionEnded("S-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(shop.only().terms().expiry()).isEqualTo(new Expiry.Never());
            assertThat(ended.outcome()).isEqualTo("The subscription ended; its licences are permanent, and stay.");
        }

        @Test
        void endWithThePaidTimeAndGoOnWithTheNext() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            assertThat(expiry()).isEqualTo(END);

            shop.tell("E-2", paid(Optional.of(NEXT_END), "P-2"));
            shop.tell("E-3", paid(Optional.of(NEXT_END), "P-2"));
            shop.tell("E-4", paid(Optional.of(END), "P-1"));

            assertThat(expiry()).isEqualTo(NEXT_END);
            assertThat(shop.desks.history(shop.only())).containsExactly(Kind.ISSUED, Kind.RENEWED);
        }

        @Test
        void whoseNextOrderComesAreProlongedInsteadOfIssuedAnew() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));

            shop.tell("E-2", order("O-2", subscription("1", Optional.of(NEXT_END))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(expiry()).isEqualTo(NEXT_END);
        }

        @Test
        void areProlongedByTheDaysOfTheMappingOncePerPayment() {
            PaidLine yearly = new PaidLine("1", "", new Quantity(1), Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.of("S-1"), Optional.empty());
            shop.tell("E-1", order("O-1", yearly));
            Instant first = expiry();

            for (String event : List.of("E-2", "E-3")) {
                shop.tell(event, new ShopNotice.SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(yearly), false));
            }

            assertThat(Duration.between(first, expiry())).isEqualTo(Duration.ofDays(365));
        }

        @Test
        void ofWhichNobodySaysHowLongTheyArePaidEndAfterAMonthAndSaySo() {
            InboxEntry entry = shop.tell("E-1", order("O-1", subscription("1", Optional.empty())));

            assertThat(expiry()).isEqualTo(shop.desks.clock.instant().plus(Duration.ofDays(31)));
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("is_expduration");
        }

        /** Some shops tell of the checkout first and of its invoice, which says how long it pays for, a moment later. */
        @ParameterizedTest
        @ValueSource(ints = {7, 31, 365})
        void endWhenItIsToldAfterAll(int days) {
            shop.tell("E-1", order("O-1", subscription("1", Optional.empty())));
            Instant told = shop.desks.clock.instant().plus(Duration.ofDays(days));

            shop.tell("E-2", order("O-1", subscription("1", Optional.of(told))));

            assertThat(expiry()).isEqualTo(told);
        }

        /** Only Stripe's checkout names its payment link, and only its invoice says how long is paid. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void endWhenItIsToldByAnEventThatNothingMaps(boolean toldFirst) {
            Instant told = shop.desks.clock.instant().plus(Duration.ofDays(365));
            OrderPaid checkout = order("O-1", subscription("1", Optional.empty()));
            OrderPaid invoice = order("O-1", unmapped(Optional.of(told)));

            shop.tell("E-1", toldFirst ? invoice : checkout);
            shop.tell("E-2", toldFirst ? checkout : invoice);
            shop.workAfter(Duration.ofMinutes(1));

            assertThat(expiry()).isEqualTo(told);
            assertThat(shop.entries()).noneMatch(entry -> entry.state() == State.WAITING || entry.state() == State.OPEN);
            assertThat(shop.entry(toldFirst ? "E-1" : "E-2").outcome()).contains("Line 1 had its keys already");
        }

        @Test
        void thatNothingMapsWaitForTheirMappingAfterSomeMinutes() {
            InboxEntry early = shop.tell("E-1", order("O-1", unmapped(Optional.of(END))));
            assertThat(early.state()).isEqualTo(State.OPEN);
            assertThat(early.outcome()).contains("No line is mapped").contains("Line 1");

            for (int pause = 0; pause < 4; pause++) {
                shop.workAfter(Duration.ofMinutes(5));
            }

            assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
            assertThat(shop.entry("E-1").outcome()).isEqualTo(early.outcome());
            assertThat(shop.licenses()).isEmpty();
        }

        @Test
        void goOnWithAnOrderThatNothingMaps() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));

            InboxEntry entry = shop.tell("E-2", order("O-2", unmapped(Optional.of(NEXT_END))));

            assertThat(entry.state()).isEqualTo(State.DONE);
            assertThat(expiry()).isEqualTo(NEXT_END);
        }

        /** Lemon Squeezy tells of a subscription on its own, and may do so before it tells of its order. */
        @Test
        void endWhenItWasToldBeforeTheirOrder() {
            InboxEntry early = shop.tell("E-1", new ShopNotice.SubscriptionBegun("S-1", "O-1", Optional.of(END)));
            assertThat(early.state()).isEqualTo(State.OPEN);

            shop.tell("E-2", order("O-1", new PaidLine("1", "", Quantity.ONE, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=subscription"), Mapping.NONE,
                    Optional.empty(), Optional.empty())));
            shop.workAfter(Duration.ofMinutes(1));

            assertThat(expiry()).isEqualTo(END);
            assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
        }

        private PaidLine unmapped(Optional<Instant> until) {
            return new PaidLine("1", "", Quantity.ONE, Mapping.NONE, Mapping.NONE, Optional.of("S-1"), until);
        }

        /** Whatever told the end that had been guessed is known by its payment, and can be taken back. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void endWithTheFirstTimeWhereTheSecondIsRefundedWhicheverWasToldFirst(boolean inOrder) {
            Instant first = shop.desks.clock.instant().plus(Duration.ofDays(7));
            Instant second = first.plus(Duration.ofDays(7));
            shop.tell("E-1", order("O-1", subscription("1", Optional.empty())));
            ShopNotice beginning = order("O-1", subscription("1", Optional.of(first)));

            shop.tell("E-2", inOrder ? beginning : paid(Optional.of(second), "P-2"));
            shop.tell("E-3", inOrder ? paid(Optional.of(second), "P-2") : beginning);
            assertThat(expiry()).isEqualTo(second);
            InboxEntry refund = shop.tell("E-4", new ShopNotice.OrderRefunded("P-2"));

            assertThat(expiry()).isEqualTo(first);
            assertThat(refund.outcome()).isEqualTo(
                    "The payment of a renewal is refunded, and the time that it gave is taken back from 1 licence.");
        }

        @Test
        void thatWereRenewedDoNotEndEarlierByALateWord() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.empty())));
            shop.tell("E-3", paid(Optional.of(NEXT_END), "P-2"));

            shop.tell("E-2", order("O-1", subscription("1", Optional.of(shop.desks.clock.instant().plus(Duration.ofDays(7))))));

            assertThat(expiry()).isEqualTo(NEXT_END);
        }

        /** Where the order names no subscription, and the message that would is lost. */
        @Test
        void endWhateverBecomesOfTheWordThatTheyBegan() {
            shop.tell("E-1", order("O-1", line("1", 1, new Mapping(Arguments.of(Map.of("is_productid", "1", "is_majorversion", "1",
                    "is_minorversion", "0", "is_licensemodel", "subscription")), List.of()))));

            assertThat(expiry()).isEqualTo(shop.desks.clock.instant().plus(Duration.ofDays(31)));
            assertThat(shop.entry("E-1").state()).isEqualTo(State.PARTLY_DONE);
        }

        @Test
        void thatAreNotKnownYetAreTriedAgainUntilTheyAre() {
            InboxEntry early = shop.tell("E-2", paid(Optional.of(NEXT_END), "P-2"));
            assertThat(early.state()).isEqualTo(State.OPEN);
            assertThat(early.nextAttemptAt()).isPresent();

            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            shop.workAfter(Duration.ofMinutes(1));

            assertThat(expiry()).isEqualTo(NEXT_END);
            assertThat(shop.entry("E-2").state()).isEqualTo(State.DONE);
        }

        @Test
        void thatNeverBecomeKnownWaitForSomebodyInTheEnd() {
            shop.tell("E-1", paid(Optional.of(END), "P-1"));

            for (int hour = 0; hour < 48; hour++) {
                shop.workAfter(Duration.ofHours(1));
            }

            assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
            assertThat(shop.entry("E-1").outcome()).isEqualTo("No licence of this subscription is known.");
        }

        @Test
        void thatEndAreRevokedButNotWhatElseWasInTheOrder() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END)), line("2", 1, "EDITOR")));

            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED", "O-1/2: 1 ACTIVE");
        }

        @Test
        void thatEndExpireWhereTheShopIsSetSo() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.RECORD, Reaction.REVOKE, Reaction.REVOKE,
                    Reaction.RECORD, true, Optional.empty()));
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));

            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        /** A membership that its buyer starts again, a payment plan that was suspended until the buyer paid. */
        @Test
        void thatArePaidAgainAfterTheirEndAreGoodAgain() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END)), subscription("2", Optional.of(END))));
            shop.desks.revoker().revoke(Desks.by(shop.all().getLast().license()), Authority.SHOP, Desks.SHOP);
            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

            InboxEntry entry = shop.tell("E-3", paid(Optional.of(NEXT_END), "P-2"));

            assertThat(entry.outcome()).isEqualTo("1 licence is paid for a further time.");
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/2: 1 REVOKED");
            assertThat(shop.all().getFirst().license().terms().expiry()).isEqualTo(new Expiry.At(NEXT_END));
            assertThat(shop.desks.history(shop.all().getFirst().license()))
                    .containsExactly(Kind.ISSUED, Kind.REVOKED, Kind.REINSTATED, Kind.RENEWED);
        }

        @Test
        void thatArePaidByDaysAreGoodAgainOncePerPayment() {
            PaidLine yearly = new PaidLine("1", "", new Quantity(1), Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.of("S-1"), Optional.empty());
            shop.tell("E-1", order("O-1", yearly));
            ShopNotice again = new ShopNotice.SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(yearly), false);
            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));
            shop.tell("E-3", again);
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");

            shop.tell("E-4", new ShopNotice.SubscriptionEnded("S-1"));
            shop.tell("E-5", again);

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void thatEndedStayEndedByAPaymentThatGivesNoFurtherTime() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

            InboxEntry entry = shop.tell("E-3", paid(Optional.of(END), "P-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.WAITING);
        }

        @Test
        void thatEndedAndWereRefundedAreNotGoodAgainByAPayment() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));
            shop.tell("E-3", new ShopNotice.OrderRefunded("O-1"));

            shop.tell("E-4", paid(Optional.of(NEXT_END), "P-2"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void thatAreDisputedAreNotGoodAgainByAFurtherPayment() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));

            InboxEntry entry = shop.tell("E-3", paid(Optional.of(NEXT_END), "P-2"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.WAITING);
        }

        @Test
        void thatStaffRevokedAreNotRevivedByALatePayment() {
            shop.tell("E-1", order("O-1", subscription("1", Optional.of(END))));
            shop.desks.revoker().revoke(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);

            InboxEntry entry = shop.tell("E-2", paid(Optional.of(NEXT_END), "P-2"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.WAITING);
        }

        @Test
        void areFoundByTheOrderThatTheShopSaysTheyBeganWith() {
            shop.tell("E-1", order("O-1", new PaidLine("1", "", new Quantity(1), Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.empty(), Optional.empty())));
            Instant first = expiry();

            shop.tell("E-2", new ShopNotice.SubscriptionBegun("S-9", "O-1", Optional.empty()));
            shop.tell("E-3", new ShopNotice.SubscriptionPaid("S-9", Optional.of(NEXT_END), Optional.empty(), Optional.empty(), false));

            assertThat(expiry()).isEqualTo(NEXT_END).isAfter(first);
        }

        /** Lemon Squeezy's order_created does not say that it begins a subscription. */
        @Test
        void thatAreToldAfterTheirOrderGiveItsLicencesAnEnd() {
            shop.tell("E-1", order("O-1", line("1", 1, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=subscription")), line("2", 1, "EDITOR")));

            shop.tell("E-2", new ShopNotice.SubscriptionBegun("S-1", "O-1", Optional.of(END)));

            assertThat(shop.all()).extracting(ordered -> ordered.license().terms().expiry())
                    .containsExactly(new Expiry.At(END), new Expiry.Never());
            assertThat(shop.desks.history(shop.all().getFirst().license())).containsExactly(Kind.ISSUED, Kind.RENEWED);
            shop.tell("E-3", new ShopNotice.SubscriptionEnded("S-1"));
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED", "O-1/2: 1 ACTIVE");
        }

        private ShopNotice paid(Optional<Instant> until, String payment) {
            return new ShopNotice.SubscriptionPaid("S-1", until, Optional.of(new Payment(payment)), Optional.empty(), false);
        }

        private PaidLine subscription(String line, Optional<Instant> until) {
            return new PaidLine(line, "", new Quantity(1), Mapping.ofSets("EDITOR"), Mapping.NONE, Optional.of("S-1"), until);
        }

        private Instant expiry() {
            return ((Expiry.At) shop.only().terms().expiry()).instant();
        }
    }

    @Nested
    class MoneyThatWentBack {

        @Test
        void revokesTheOrderByWhicheverOfItsNumbers() {
            shop.tell("E-1", new OrderPaid("O-1", Set.of("pi_1"), List.of(line("1", 3, "EDITOR")), JANE, Optional.empty(), false));
            shop.tell("E-2", order("O-2", line("1", 1, "EDITOR")));

            shop.tell("E-3", new ShopNotice.OrderRefunded("pi_1"));
            shop.tell("E-4", new ShopNotice.OrderRefunded("pi_1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 REVOKED", "O-2/1: 1 ACTIVE");
        }

        /** PayPal has one word for refunds of any size. */
        @ParameterizedTest
        @CsvSource({"97.99, EUR, false", "98.00, EUR, true", "100, EUR, true"})
        void revokesOnlyWhereItIsAllThatWasPaid(String amount, String currency, boolean all) {
            shop.tell("E-1", new OrderPaid("O-1", Set.of(), List.of(line("1", 2, "EDITOR")), JANE, Optional.empty(), false,
                    Optional.of(Price.of("98.00", "EUR"))));

            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1", Optional.of(new Refund("R-1", Optional.of(Price.of(amount, currency))))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 " + (all ? "REVOKED" : "ACTIVE"));
        }

        @Test
        void isTriedAgainWhereTheOrderIsNotKnownYet() {
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));
            assertThat(shop.entry("E-2").state()).isEqualTo(State.OPEN);

            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.workAfter(Duration.ofMinutes(1));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void neverCameForAnOrderThatWasCancelledBeforeItWasPaid() {
            shop.tell("E-1", new ShopNotice.OrderCancelled("O-1"));

            for (int hour = 0; hour < 48; hour++) {
                shop.workAfter(Duration.ofHours(1));
            }

            assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
        }

        @Test
        void isNotMeantByACancellationBeforeThePayment() {
            InboxEntry cancelled = shop.tell("E-1", new ShopNotice.OrderCancelled("O-1", false));
            shop.tell("E-2", order("O-1", line("1", 1, "EDITOR")));

            shop.workAfter(Duration.ofMinutes(1));

            assertThat(cancelled.state()).isEqualTo(State.DONE);
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void countsThoughTheCancellationOvertookThePayment() {
            shop.tell("E-2", new ShopNotice.OrderCancelled("O-1"));
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            shop.workAfter(Duration.ofMinutes(1));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void isNoMatterForAnOrderWithoutLicences() {
            shop.tell("E-1", order("O-1"));

            assertThat(shop.tell("E-2", new ShopNotice.OrderRefunded("O-1")).state()).isEqualTo(State.DONE);
        }

        @Test
        void isOnlyRecordedWhereTheShopIsSetSo() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.RECORD, PartialRefunds.RECORD, Reaction.RECORD, Reaction.RECORD,
                    Reaction.RECORD, true, Optional.empty()));
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            for (ShopNotice notice : List.of(new ShopNotice.OrderRefunded("O-1"), new ShopNotice.OrderDisputed("O-1"),
                    new ShopNotice.OrderCancelled("O-1"))) {
                assertThat(shop.tell("E-" + notice, notice).state()).isEqualTo(State.DONE);
            }

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void comesAgainWithADisputeThatIsToldAfterItsEnd() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));

            shop.workAfter(Duration.ofMinutes(1));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void isSomebodysMatterWhereAPartOfItWasGivenBackBeforeThereWereKeys() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.REDUCE, Reaction.REVOKE,
                    Reaction.REVOKE, Reaction.REVOKE, true, Optional.empty()));
            shop.tell("E-1", order("O-1", line("1", 3, "LATER")));
            InboxEntry refund = shop.tell("E-2", new ShopNotice.OrderPartlyRefunded(
                    "O-1", List.of(new ShopNotice.ReturnedLine("1", 2)), Optional.empty()));
            assertThat(refund.state()).isEqualTo(State.PARTLY_DONE);
            shop.desks.storage.argumentSets().save(new ArgumentSet("LATER", "&is_productid=1&is_majorversion=1&is_minorversion=0"));

            shop.runAgain("E-1");
            shop.runAgain("E-2");

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void comesAgainWithADisputeThatIsWon() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");

            shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        /** A buyer's inquiry ends in the seller's favour when he refunds. */
        @Test
        void staysBackWhereADisputeIsWonAboutWhatWasRefundedBesides() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));
            shop.tell("E-3", new ShopNotice.OrderRefunded("O-1"));

            InboxEntry won = shop.tell("E-4", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(won.outcome()).contains("refunded besides");
        }

        @Test
        void leavesNothingToIssueForAnOrderThatWaitedForItsMapping() {
            waitingForItsMapping();
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));

            mapAndRunAgain();

            assertThat(shop.licenses()).isEmpty();
            assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
        }

        @Test
        void leavesAnOrderThatWaitedForItsMappingUntilTheDisputeIsWon() {
            waitingForItsMapping();
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));
            mapAndRunAgain();
            assertThat(shop.licenses()).isEmpty();
            assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);

            shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));
            mapAndRunAgain();

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void forAnOrderThatWasCancelledAndIsPaidAgainIsSeenBySomebody() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderCancelled("O-1"));

            assertThat(shop.tell("E-3", order("O-1", line("1", 1, "EDITOR"))).state()).isEqualTo(State.WAITING);
        }

        @Test
        void isOnlyRecordedForAnOrderThatWaitedForItsMappingWhereTheShopIsSetSo() {
            waitingForItsMapping();
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.RECORD, PartialRefunds.RECORD, Reaction.RECORD, Reaction.RECORD,
                    Reaction.RECORD, true, Optional.empty()));
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));

            mapAndRunAgain();

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        private void waitingForItsMapping() {
            assertThat(shop.tell("E-1", order("O-1", line("1", 1, "LATER"))).state()).isEqualTo(State.WAITING);
        }

        private void mapAndRunAgain() {
            shop.desks.storage.argumentSets().save(new ArgumentSet("LATER", "&is_productid=1&is_majorversion=1&is_minorversion=0"));
            shop.runAgain("E-1");
        }

        @Test
        void staysBackWhereDisputesAreOnlyRecorded() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.RECORD, Reaction.RECORD, Reaction.REVOKE,
                    Reaction.REVOKE, true, Optional.empty()));

            shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void doesNotUndoWhatStaffRevoked() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));
            shop.desks.revoker().revoke(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);

            InboxEntry entry = shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.WAITING);
        }

        /** Whichever is told first: the end took it as well as the dispute. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void staysBackWhereADisputeIsWonAboutASubscriptionThatEndedBesides(boolean endFirst) {
            shop.tell("E-1", order("O-1", new PaidLine("1", "", Quantity.ONE, Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.of("S-1"), Optional.empty())));
            ShopNotice end = new ShopNotice.SubscriptionEnded("S-1");
            ShopNotice dispute = new ShopNotice.OrderDisputed("O-1");
            shop.tell("E-2", endFirst ? end : dispute);
            shop.tell("E-3", endFirst ? dispute : end);

            InboxEntry won = shop.tell("E-4", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(won.outcome()).isEqualTo("The dispute was won; it had taken no licence.");
        }

        @Test
        void doesNotComeAgainWithADisputeThatNobodyToldOf() {
            shop.tell("E-1", order("O-1", new PaidLine("1", "", Quantity.ONE, Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.of("S-1"), Optional.empty())));
            shop.tell("E-2", new ShopNotice.DisputeWon("O-1"));
            shop.tell("E-3", new ShopNotice.SubscriptionEnded("S-1"));

            shop.workAfter(Duration.ofMinutes(1));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void leavesWithTheDisputeThatIsWonWhatWasGivenBackBefore() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.REDUCE, Reaction.REVOKE, Reaction.REVOKE,
                    Reaction.REVOKE, true, Optional.empty()));
            shop.tell("E-1", order("O-1", line("1", 2, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_usemultipleactivationskey=false"))));
            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)), Optional.of(new Refund("R-1"))));
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/1: 1 REVOKED");

            shop.tell("E-3", new ShopNotice.OrderDisputed("O-1"));
            shop.tell("E-4", new ShopNotice.DisputeWon("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/1: 1 REVOKED");
        }

        /** Shops tell of an order with each save of it. */
        @Test
        void isTakenOnceAlsoWhereStaffGiveItBack() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));
            shop.desks.revoker().reinstate(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);

            InboxEntry again = shop.tell("E-3", new ShopNotice.OrderRefunded("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(again.outcome()).isEqualTo("The order is refunded; that was seen to before.");
        }

        @Test
        void inPartIsRecordedOnly() {
            shop.tell("E-1", order("O-1", line("1", 3, "EDITOR")));

            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 2)), Optional.of(new Refund("R-1"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 ACTIVE");
        }

        @Test
        void inAllPartsIsAFullRefund() {
            shop.tell("E-1", order("O-1", line("1", 3, "EDITOR"), line("2", 1, "EDITOR")));

            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 3), new ReturnedLine("2", 1)), Optional.of(new Refund("R-1"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 REVOKED", "O-1/2: 1 REVOKED");
        }

        @Test
        void inPartTakesBackWhatNobodyUsesWhereTheShopIsSetSo() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 3, "EDITOR")));
            shop.desks.activate(shop.only(), "one");

            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)), Optional.of(new Refund("R-1"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
        }

        @Test
        void inPartTakesOnceThoughSeveralEventsTellIt() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 5, "EDITOR")));

            for (String event : List.of("E-2", "E-3")) {
                shop.tell(event, new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)), Optional.of(new Refund("R-1"))));
            }
            shop.tell("E-4", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)), Optional.of(new Refund("R-2"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 3 ACTIVE");
        }

        @Test
        void inPartTakesNothingThatIsInUse() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 3, "EDITOR")));
            shop.desks.activate(shop.only(), "one");
            shop.desks.activate(shop.only(), "two");

            InboxEntry entry = shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 2)), Optional.of(new Refund("R-1"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("1 of 2");
        }

        @Test
        void inPartTakesWholeUnusedKeysOfAnOrderWithAKeyPerLicence() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 3, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2"))));
            shop.desks.activate(shop.all().getLast().license(), "one");

            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 2)), Optional.of(new Refund("R-1"))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 REVOKED", "O-1/1: 2 REVOKED", "O-1/1: 2 ACTIVE");
        }

        /** 4 licences and 2 computers besides, as the contract's 3.1 adds them up: what was given besides is of no licence. */
        @ParameterizedTest
        @CsvSource({"1, 0, 5", "1, 2, 3", "2, 1, 3", "1, 1, 4", "3, 0, 3"})
        void inPartTakesAsManyAsWereSoldInWhateverPartsItComesBack(int first, int second, int left) {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 4, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_additionalactivations=2"))));

            shop.tell("E-2", returned("R-1", first));
            if (second > 0) {
                shop.tell("E-3", returned("R-2", second));
            }

            assertThat(shop.licenses()).containsExactly("O-1/1: %d ACTIVE".formatted(left));
        }

        @Test
        void inPartTakesNoMoreThoughStaffGaveMoreMeanwhile() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 4, Mapping.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_numberofactivationsperkey=2&is_additionalactivations=1"))));
            shop.tell("E-2", returned("R-1", 1));
            assertThat(shop.licenses()).containsExactly("O-1/1: 7 ACTIVE");
            Correction none = Correction.NONE;
            shop.desks.corrector().correct(Desks.by(shop.only()), new Correction(none.version(), none.features(),
                    none.expiry(), Optional.of(100), none.userData(), none.affiliateId(), none.properties(),
                    none.maxReleases(), none.releasePeriodDays(), none.maintenanceExpiresAt(), none.revoked(), none.customer()),
                    Authority.ADMINISTRATOR, Desks.STAFF);

            shop.tell("E-3", returned("R-2", 2));

            assertThat(shop.licenses()).containsExactly("O-1/1: 96 ACTIVE");
        }

        private ShopNotice returned(String refund, int licenses) {
            return new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", licenses)), Optional.of(new Refund(refund)));
        }

        @Test
        void inPartCountsOnceTheDisputeIsWonInWhichItWasTold() {
            reducing();
            shop.tell("E-1", order("O-1", line("1", 3, "EDITOR")));
            shop.tell("E-2", new ShopNotice.OrderDisputed("O-1"));

            InboxEntry entry = shop.tell("E-3", new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)), Optional.of(new Refund("R-1"))));
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).contains("run this again when the dispute is won");

            shop.tell("E-4", new ShopNotice.DisputeWon("O-1"));
            shop.runAgain("E-3");
            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
        }

        private void reducing() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.REDUCE, Reaction.REVOKE, Reaction.REVOKE,
                    Reaction.REVOKE, true, Optional.empty()));
        }
    }

    /** PayPal has one word for refunds of any size, and other shops tell of parts only. */
    @Nested
    class RefundsInParts {

        @Test
        void areAFullRefundTogether() {
            pay("98.00");

            assertThat(refund("E-2", "R-1", "40.00").outcome())
                    .isEqualTo("A part of what was paid for the order is refunded; its licences stay.");
            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
            assertThat(refund("E-3", "R-2", "58.00").outcome()).isEqualTo("The order is refunded, and its licences are revoked.");

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 REVOKED");
        }

        @Test
        void countOnceThoughTheyAreToldTwice() {
            pay("98.00");

            refund("E-2", "R-1", "49.00");
            refund("E-3", "R-1", "49.00");

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
        }

        @Test
        void ofWhichTheShopSaysThatTheyArePartsAreAddedUpToo() {
            pay("98.00");

            for (int part = 1; part <= 2; part++) {
                assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
                shop.tell("E-" + (part + 1), new ShopNotice.OrderPartlyRefunded("O-1", List.of(new ReturnedLine("1", 1)),
                        Optional.of(new Refund("R-" + part, Optional.of(Price.of("49.00", "EUR"))))));
            }

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 REVOKED");
        }

        @Test
        void mayThemselvesSayWhatHadBeenPaid() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            for (int part = 1; part <= 2; part++) {
                assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
                shop.tell("E-" + (part + 1), new ShopNotice.OrderPartlyRefunded("O-1", List.of(), Optional.of(new Refund(
                        "R-" + part, Optional.of(Price.of("5", "EUR")), Optional.of(Price.of("10", "EUR"))))));
            }

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void areOnlyPartsWhereNobodySaidWhatWasPaid() {
            shop.tell("E-1", order("O-1", line("1", 1, "EDITOR")));

            shop.tell("E-2", new ShopNotice.OrderPartlyRefunded("O-1", List.of(), Optional.of(new Refund(
                    "R-1", Optional.of(Price.of("5", "EUR"))))));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void areOnlyRecordedWhereTheShopIsSetSo() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.RECORD, PartialRefunds.RECORD, Reaction.REVOKE, Reaction.REVOKE,
                    Reaction.REVOKE, true, Optional.empty()));
            pay("98.00");

            refund("E-2", "R-1", "98.00");

            assertThat(shop.licenses()).containsExactly("O-1/1: 2 ACTIVE");
        }

        private void pay(String amount) {
            shop.tell("E-1", new OrderPaid("O-1", Set.of(), List.of(line("1", 2, "EDITOR")), JANE, Optional.empty(), false,
                    Optional.of(Price.of(amount, "EUR"))));
        }

        private InboxEntry refund(String event, String refund, String amount) {
            return shop.tell(event, new ShopNotice.OrderRefunded(
                    "O-1", Optional.of(new Refund(refund, Optional.of(Price.of(amount, "EUR"))))));
        }
    }

    @Nested
    class MoneyForARenewalThatWentBack {

        private static final Instant BEFORE_END = END.minus(Duration.ofDays(30));
        private static final Instant LAST_END = Instant.parse("2029-01-05T09:00:00Z");

        @BeforeEach
        void subscribe() {
            shop.tell("E-1", order("O-1", new PaidLine(
                    "1", "", new Quantity(1), Mapping.ofSets("EDITOR"), Mapping.NONE, Optional.of("S-1"), Optional.of(END))));
        }

        @Test
        void takesTheTimeBackThatItPaidAndNothingElse() {
            renew("E-2", NEXT_END, "P-2");

            InboxEntry entry = shop.tell("E-3", new ShopNotice.OrderRefunded("P-2"));

            assertThat(expiry()).isEqualTo(END);
            assertThat(entry.state()).isEqualTo(State.DONE);
            assertThat(entry.outcome()).isEqualTo(
                    "The payment of a renewal is refunded, and the time that it gave is taken back from 1 licence.");
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
            assertThat(shop.desks.history(shop.only())).containsExactly(Kind.ISSUED, Kind.RENEWED, Kind.MODIFIED);
            assertThat(shop.desks.events(shop.only()).getLast().changes()).containsExactly(
                    new Change("expiresAt", NEXT_END.toString(), END.toString()));
        }

        @Test
        void isFoundByEachNumberOfThePayment() {
            shop.tell("E-2", new ShopNotice.SubscriptionPaid("S-1", Optional.of(NEXT_END),
                    Optional.of(new Payment("in_2", Set.of("pi_2", "ch_2"), Optional.empty())), Optional.empty(), false));

            shop.tell("E-3", new ShopNotice.OrderRefunded("ch_2"));

            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void isFoundByANumberThatIsToldLater() {
            renew("E-2", NEXT_END, "in_2");
            shop.tell("E-3", new ShopNotice.PaymentNamed("in_2", Set.of("pi_2")));
            assertThat(shop.tell("E-4", new ShopNotice.PaymentNamed("in_9", Set.of("pi_9"))).state()).isEqualTo(State.OPEN);

            shop.tell("E-5", new ShopNotice.OrderRefunded("pi_2"));

            assertThat(expiry()).isEqualTo(END);
            assertThat(shop.tell("E-6", new ShopNotice.OrderRefunded("pi_9")).state()).isEqualTo(State.OPEN);
        }

        /** A further order of the same subscription is the renewal at PayPal, 2Checkout and FastSpring. */
        @Test
        void isFoundByTheOrderThatTheRenewalWas() {
            shop.tell("E-2", new OrderPaid("O-2", Set.of("X-2"), List.of(new PaidLine(
                    "1", "", new Quantity(1), Mapping.ofSets("EDITOR"), Mapping.NONE, Optional.of("S-1"), Optional.of(NEXT_END))),
                    JANE, Optional.empty(), false));
            assertThat(expiry()).isEqualTo(NEXT_END);

            shop.tell("E-3", new ShopNotice.OrderRefunded("X-2"));

            assertThat(expiry()).isEqualTo(END);
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void takesBackDaysAsWell() {
            PaidLine yearly = new PaidLine("1", "", new Quantity(1), Mapping.ofSets("YEARLY"), Mapping.NONE, Optional.of("S-1"), Optional.empty());
            shop.tell("E-2", new ShopNotice.SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(yearly), false));
            assertThat(expiry()).isEqualTo(END.plus(Duration.ofDays(365)));

            shop.tell("E-3", new ShopNotice.OrderRefunded("P-2"));
            shop.tell("E-4", new ShopNotice.SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(yearly), false));

            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void isTakenBackOnceThoughItIsToldTwice() {
            renew("E-2", NEXT_END, "P-2");
            shop.tell("E-3", new ShopNotice.OrderRefunded("P-2"));
            renew("E-4", NEXT_END, "P-3");

            InboxEntry again = shop.tell("E-5", new ShopNotice.OrderRefunded("P-2"));

            assertThat(expiry()).as("what another payment gave").isEqualTo(NEXT_END);
            assertThat(again.outcome()).contains("seen to before");
        }

        @Test
        void staysTakenBackThoughTheRenewalIsToldAgain() {
            renew("E-2", NEXT_END, "P-2");
            shop.tell("E-3", new ShopNotice.OrderRefunded("P-2"));

            renew("E-4", NEXT_END, "P-2");
            shop.tell("E-5", untold(NEXT_END));

            assertThat(expiry()).isEqualTo(END);
            shop.tell("E-6", untold(LAST_END));
            assertThat(expiry()).as("a later time is paid").isEqualTo(LAST_END);
        }

        /** The end may be told before the payment: both are the same renewal. */
        @Test
        void takesBackWhatWasToldWithoutAPaymentFirst() {
            shop.tell("E-2", untold(NEXT_END));
            renew("E-3", NEXT_END, "P-2");

            shop.tell("E-4", new ShopNotice.OrderRefunded("P-2"));
            shop.tell("E-5", untold(NEXT_END));

            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void leavesWhatALaterPaymentGaveAndSaysSo() {
            renew("E-2", NEXT_END, "P-2");
            renew("E-3", LAST_END, "P-3");

            InboxEntry entry = shop.tell("E-4", new ShopNotice.OrderRefunded("P-2"));

            assertThat(expiry()).isEqualTo(LAST_END);
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("1 licence was prolonged further since");
            shop.tell("E-5", new ShopNotice.OrderRefunded("P-3"));
            assertThat(expiry()).as("both are paid back now").isEqualTo(END);
        }

        @Test
        void leavesWhatAnotherPaymentPaidThoughThatWasToldLate() {
            renew("E-2", LAST_END, "P-3");
            renew("E-3", NEXT_END, "P-2");

            shop.tell("E-4", new ShopNotice.OrderRefunded("P-3"));
            assertThat(expiry()).isEqualTo(NEXT_END);

            shop.tell("E-5", new ShopNotice.OrderRefunded("P-2"));
            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void leavesTheTimeWhereItWasPaidTwice() {
            renew("E-2", NEXT_END, "P-2");
            renew("E-3", NEXT_END, "P-3");

            shop.tell("E-4", new ShopNotice.OrderRefunded("P-2"));
            assertThat(expiry()).isEqualTo(NEXT_END);

            shop.tell("E-5", new ShopNotice.OrderRefunded("P-3"));
            assertThat(expiry()).isEqualTo(END);
        }

        /** What was shortened on purpose stays so, though the payment is told once more. */
        @Test
        void isNoReasonToProlongAgainWhatStaffShortened() {
            renew("E-2", NEXT_END, "P-2");
            Instant shorter = END.plus(Duration.ofDays(1));
            Correction none = Correction.NONE;
            shop.desks.corrector().correct(Desks.by(shop.only()), new Correction(none.version(), none.features(),
                    Optional.of(new Expiry.At(shorter)), none.activationsAllowed(), none.userData(), none.affiliateId(), none.properties(),
                    none.maxReleases(), none.releasePeriodDays(), none.maintenanceExpiresAt(), none.revoked(), none.customer()),
                    Authority.ADMINISTRATOR, Desks.STAFF);

            renew("E-3", NEXT_END, "P-2");

            assertThat(expiry()).isEqualTo(shorter);
        }

        @Test
        void leavesAnEndThatStaffGave() {
            renew("E-2", NEXT_END, "P-2");
            shop.desks.renewer().renew(new RenewLicenses.Request(Desks.by(shop.only()), new Renewal.Until(LAST_END), Optional.empty(),
                    Optional.empty(), Desks.STAFF));

            assertThat(shop.tell("E-3", new ShopNotice.OrderRefunded("P-2")).state()).isEqualTo(State.PARTLY_DONE);

            assertThat(expiry()).isEqualTo(LAST_END);
        }

        @Test
        void comesAgainWithADisputeThatIsWon() {
            renew("E-2", NEXT_END, "P-2");
            shop.tell("E-3", new ShopNotice.OrderDisputed("P-2"));
            assertThat(expiry()).isEqualTo(END);

            InboxEntry won = shop.tell("E-4", new ShopNotice.DisputeWon("P-2"));
            shop.tell("E-5", new ShopNotice.DisputeWon("P-2"));

            assertThat(expiry()).isEqualTo(NEXT_END);
            assertThat(won.outcome()).isEqualTo("The dispute was won, and 1 licence has the time of the renewal again.");
            assertThat(shop.desks.history(shop.only())).containsExactly(Kind.ISSUED, Kind.RENEWED, Kind.MODIFIED, Kind.MODIFIED);
        }

        @Test
        void doesNotComeAgainWhereItWasRefundedBesides() {
            renew("E-2", NEXT_END, "P-2");
            shop.tell("E-3", new ShopNotice.OrderDisputed("P-2"));
            shop.tell("E-4", new ShopNotice.OrderRefunded("P-2"));

            shop.tell("E-5", new ShopNotice.DisputeWon("P-2"));

            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void isOnlyRecordedWhereTheShopIsSetSo() {
            shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.RECORD, PartialRefunds.RECORD, Reaction.RECORD, Reaction.RECORD,
                    Reaction.RECORD, true, Optional.empty()));
            renew("E-2", NEXT_END, "P-2");

            for (ShopNotice notice : List.of(new ShopNotice.OrderRefunded("P-2"), new ShopNotice.OrderDisputed("P-2"),
                    new ShopNotice.DisputeWon("P-2"), new ShopNotice.SubscriptionRefunded("S-1", Optional.of(END)))) {
                assertThat(shop.tell("E-" + notice, notice).outcome()).contains("as this shop is set");
            }

            assertThat(expiry()).isEqualTo(NEXT_END);
            assertThat(shop.desks.history(shop.only())).containsExactly(Kind.ISSUED, Kind.RENEWED);
        }

        @Test
        void inPartIsRecordedOnlyUntilItIsAll() {
            shop.tell("E-2", new ShopNotice.SubscriptionPaid("S-1", Optional.of(NEXT_END),
                    Optional.of(new Payment("P-2", Set.of(), Optional.of(Price.of("39.00", "USD")))), Optional.empty(), false));

            InboxEntry part = shop.tell("E-3", part("R-1", "30.00"));
            assertThat(part.outcome()).isEqualTo("A part of the renewal is refunded; the time that it gave stays.");
            assertThat(expiry()).isEqualTo(NEXT_END);

            shop.tell("E-4", part("R-2", "9.00"));
            assertThat(expiry()).isEqualTo(END);
        }

        @Test
        void keepsARenewalFromBeingMadeThatWaitedSinceBefore() {
            shop.desks.revoker().revoke(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);
            renew("E-2", NEXT_END, "P-2");
            assertThat(shop.entry("E-2").state()).isEqualTo(State.WAITING);
            shop.tell("E-3", new ShopNotice.OrderDisputed("P-2"));
            shop.desks.revoker().reinstate(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);

            shop.runAgain("E-2");
            assertThat(expiry()).isEqualTo(END);
            assertThat(shop.entry("E-2").state()).isEqualTo(State.WAITING);

            shop.tell("E-4", new ShopNotice.DisputeWon("P-2"));
            shop.runAgain("E-2");
            assertThat(expiry()).isEqualTo(NEXT_END);
        }

        @Test
        void leavesTheRevocationOfStaffAsItIs() {
            renew("E-2", NEXT_END, "P-2");
            shop.desks.revoker().revoke(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);

            shop.tell("E-3", new ShopNotice.OrderDisputed("P-2"));
            shop.tell("E-4", new ShopNotice.DisputeWon("P-2"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        @Test
        void ofTheFirstOrderRevokesWhateverWasRenewedSince() {
            renew("E-2", NEXT_END, "P-2");

            InboxEntry entry = shop.tell("E-3", new ShopNotice.OrderRefunded("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("though a renewal of theirs is paid");
        }

        /** Chargify may tell two payments in the reverse order: then the later one issues the licence. */
        @Test
        void ofTheOrderIsNotSilentWhereAnEarlierTimeIsPaidBesides() {
            renew("E-2", BEFORE_END, "P-0");
            assertThat(expiry()).isEqualTo(END);

            InboxEntry entry = shop.tell("E-3", new ShopNotice.OrderRefunded("O-1"));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("though a renewal of theirs is paid");
        }

        @Test
        void isNotSilentWhereItsTimeIsAPartOfWhatTheOrderPaid() {
            renew("E-2", BEFORE_END, "P-0");

            InboxEntry entry = shop.tell("E-3", new ShopNotice.OrderRefunded("P-0"));

            assertThat(expiry()).isEqualTo(END);
            assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
            assertThat(entry.outcome()).contains("keeps its end: look at them");
            assertThat(shop.tell("E-4", new ShopNotice.OrderRefunded("O-1")).outcome())
                    .isEqualTo("The order is refunded, and its licences are revoked.");
        }

        @Test
        void countsNoOtherWordForTheOrderAsARenewal() {
            shop.tell("E-2", order("O-1", new PaidLine(
                    "1", "", new Quantity(1), Mapping.ofSets("EDITOR"), Mapping.NONE, Optional.of("S-1"), Optional.of(BEFORE_END))));

            assertThat(shop.tell("E-3", new ShopNotice.OrderRefunded("O-1")).outcome())
                    .isEqualTo("The order is refunded, and its licences are revoked.");
        }

        @Test
        void isTriedAgainWhereTheRenewalIsNotKnownYet() {
            shop.tell("E-3", new ShopNotice.OrderRefunded("P-2"));
            assertThat(shop.entry("E-3").state()).isEqualTo(State.OPEN);

            renew("E-2", NEXT_END, "P-2");
            shop.workAfter(Duration.ofMinutes(1));

            assertThat(expiry()).isEqualTo(END);
        }

        /** Lemon Squeezy numbers neither the renewal nor what is refunded alike, but dates both. */
        @Test
        void isFoundByTheTimeWhenItWasPaid() {
            shop.tell("E-2", untold(NEXT_END));
            shop.tell("E-3", untold(LAST_END));

            shop.tell("E-4", new ShopNotice.SubscriptionRefunded("S-1", Optional.of(NEXT_END.minusSeconds(2))));

            assertThat(expiry()).isEqualTo(NEXT_END);
            shop.tell("E-5", untold(LAST_END));
            shop.tell("E-6", new ShopNotice.SubscriptionRefunded("S-1", Optional.of(NEXT_END.minusSeconds(2))));
            assertThat(expiry()).isEqualTo(NEXT_END);
            shop.tell("E-7", new ShopNotice.SubscriptionRefunded("S-1", Optional.of(END.plus(Duration.ofDays(9)))));
            assertThat(expiry()).as("paid after some reminders").isEqualTo(END);
        }

        @Test
        void waitsForSomebodyWhereNothingWasPaidAtThatTime() {
            shop.tell("E-2", untold(NEXT_END));

            assertThat(shop.tell("E-3", new ShopNotice.SubscriptionRefunded("S-1", Optional.of(LAST_END))).state()).isEqualTo(State.WAITING);
            assertThat(shop.tell("E-4", new ShopNotice.SubscriptionRefunded("S-9", Optional.of(END))).state()).isEqualTo(State.OPEN);

            assertThat(expiry()).isEqualTo(NEXT_END);
        }

        @Test
        void ofTheTimeThatTheOrderPaidRevokesTheOrder() {
            shop.tell("E-2", new ShopNotice.SubscriptionRefunded("S-1", Optional.empty()));

            assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        }

        private ShopNotice part(String refund, String amount) {
            return new ShopNotice.OrderPartlyRefunded("P-2", List.of(), Optional.of(new Refund(refund, Optional.of(Price.of(amount, "USD")))));
        }

        private ShopNotice untold(Instant until) {
            return new ShopNotice.SubscriptionPaid("S-1", Optional.of(until), Optional.empty(), Optional.empty(), false);
        }

        private void renew(String event, Instant until, String payment) {
            shop.tell(event, new ShopNotice.SubscriptionPaid(
                    "S-1", Optional.of(until), Optional.of(new Payment(payment)), Optional.empty(), false));
        }

        private Instant expiry() {
            return ((Expiry.At) shop.only().terms().expiry()).instant();
        }
    }

    private static OrderPaid order(String id, PaidLine... lines) {
        return new OrderPaid(id, Set.of(), List.of(lines), JANE, Optional.empty(), false);
    }

    private static PaidLine line(String number, int quantity, String set) {
        return new PaidLine(number, set, new Quantity(quantity), Mapping.ofSets(set), Mapping.NONE, Optional.empty(), Optional.empty());
    }

    private static PaidLine line(String number, int quantity, Mapping mapping) {
        return new PaidLine(number, "", new Quantity(quantity), mapping, Mapping.NONE, Optional.empty(), Optional.empty());
    }
}
