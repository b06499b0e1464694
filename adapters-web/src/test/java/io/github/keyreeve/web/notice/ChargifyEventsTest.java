package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice.AllocationChanged;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargifyEventsTest {

    private static final Customer JANE = new Customer(
            "jane@example.com", "Jane Example", "Example Works GmbH", "Example Street 1", "", "Vienna", "", "1010", "AT", "");
    private static final String PAID_UNTIL = "payload[subscription][current_period_ends_at]";
    private static final String STATE = "payload[subscription][state]";

    private static Told sample(String name) {
        return Told.sample(new ChargifyEvents(), "chargify/" + name + ".form");
    }

    private static PaidLine line(String paidUntil) {
        return Told.of(
                Told.line("1", "Acme Editor monthly", 1, Mapping.ofSets("pid_4662940", "acme-editor-m"), Mapping.NONE),
                "15100141", paidUntil);
    }

    @Nested
    class Payments {

        @Test
        void areOrdersByTheirTransaction() {
            assertThat(sample("payment-success").notice()).isEqualTo(new OrderPaid(
                    "161537369", Set.of(), List.of(line("2026-02-05T09:00:00Z")), JANE, Optional.of("14585695"), false));
        }

        @Test
        void ofRenewalsNameTheTimePaid() {
            assertThat(sample("renewal-success").notice()).isEqualTo(new SubscriptionPaid(
                    "15100141",
                    Optional.of(Instant.parse("2026-03-05T09:00:00Z")),
                    Optional.of(new Payment("161537369")),
                    Optional.of(line("2026-03-05T09:00:00Z")),
                    false));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-02-05+09:00:00+-0500,     2026-02-05T14:00:00Z",
            "2026-02-05T09:00:00-05:00,     2026-02-05T14:00:00Z",
            "2026-02-05T09:00:00Z,          2026-02-05T09:00:00Z"})
        void payByTheClockThatTheyName(String end, Instant until) {
            assertThat(sample("payment-success").with(PAID_UNTIL, end).paid().lines())
                    .extracting(PaidLine::paidUntil).containsExactly(Optional.of(until));
        }

        @Test
        void payForAnUnknownTimeWhereNoneIsSaid() {
            assertThat(sample("payment-success").with(PAID_UNTIL, "").paid().lines()).containsExactly(line(null));
        }

        @Test
        void areNotToldByTheSignUp() {
            assertThat(sample("payment-success").with("event", "signup_success").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Subscriptions {

        @ParameterizedTest
        @ValueSource(strings = {"canceled", "expired", "unpaid"})
        void areOverInThreeStates(String state) {
            assertThat(sample("subscription-state-change-canceled").with(STATE, state).notice())
                    .isEqualTo(new SubscriptionEnded("15100141"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"active", "trialing", "past_due", "on_hold", "something_new"})
        void goOnInAllOthers(String state) {
            assertThat(sample("subscription-state-change-canceled").with(STATE, state).notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    /** Field names as in Chargify's own documentation of its web hooks, and in a recorded body. */
    @Nested
    class Allocations {

        private static final String CHANGE = "id=727538253&event=component_allocation_change&payload[site][id]=70817"
                + "&payload[component][id]=985092&payload[component][kind]=quantity_based_component"
                + "&payload[component][name]=Software+Seats&payload[component][unit_name]=seat"
                + "&payload[subscription][id]=33464518&payload[subscription][name]=Jane+Example&payload[subscription][state]=active"
                + "&payload[product][id]=5234206&payload[product][name]=Acme+Editor+monthly&payload[allocation][id]=577070715"
                + "&payload[previous_allocation]=1&payload[new_allocation]=5&payload[memo]=Five+seats"
                + "&payload[timestamp]=2026-01-05T12:05:37Z&payload[event_id]=1109805593";

        private static Told change() {
            return Told.form(new ChargifyEvents(), CHANGE);
        }

        @Test
        void tellHowManyThereAreOfAComponentInAll() {
            assertThat(change().notice()).isEqualTo(new AllocationChanged("33464518", "cid_985092", "Software Seats",
                    Optional.of(new Quantity(5)), Mapping.ofSets("cid_985092"), Optional.empty(),
                    Optional.of(Instant.parse("2026-01-05T12:05:37Z"))));
        }

        @Test
        void ofSamplesTellTheTimePaid() {
            assertThat(sample("component-allocation-change-qty5").notice()).isEqualTo(new AllocationChanged("15100141", "cid_491118", "",
                    Optional.of(new Quantity(5)), Mapping.ofSets("cid_491118"), Optional.of(Instant.parse("2026-02-05T09:00:00Z")),
                    Optional.empty()));
        }

        @Test
        void ofNoneLeaveNone() {
            assertThat(((AllocationChanged) change().with("payload[new_allocation]", "0").notice()).licenses()).isEmpty();
        }

        @Test
        void ofComponentsThatAreSwitchedAreOneOrNone() {
            Told on = change().with("payload[component][kind]", "on_off_component").with("payload[new_allocation]", "1");

            assertThat(((AllocationChanged) on.notice()).licenses()).contains(Quantity.ONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"prepaid_usage_component", "metered_component", "event_based_component", "something_new"})
        void ofWhatIsUsedUpAreNoLicences(String kind) {
            assertThat(change().with("payload[component][kind]", kind).notice()).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @CsvSource({
            "payload[component][id], ''", "payload[component][kind], ''", "payload[subscription][id], ''",
            "payload[new_allocation], ''", "payload[new_allocation], 2.5", "payload[new_allocation], -1",
            "payload[new_allocation], 10001", "payload[timestamp], soon"})
        void cannotBeReadWithoutWhatTheyMustHave(String field, String value) {
            Told message = change().with(field, value);

            assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
        }
    }

    /** Field names as in Chargify's own documentation of its web hooks. */
    @Nested
    class Refunds {

        private static final String REFUND = "id=141765300&event=refund_success&payload[subscription_id]=15100141"
                + "&payload[payment_id]=161537369&payload[payment_amount_in_cents]=6400&payload[amount_in_cents]=6400"
                + "&payload[customer_email]=jane@example.com&payload[customer_name]=Jane+Example&payload[gateway_used]=bogus"
                + "&payload[memo]=Given+back&payload[site][subdomain]=acme-test&payload[timestamp]=2026-01-06T09:00:00Z";

        private static Told refund() {
            return Told.form(new ChargifyEvents(), REFUND);
        }

        @Test
        void ofAllThatWasPaidAreFull() {
            assertThat(refund().notice()).isEqualTo(new OrderRefunded("161537369"));
        }

        @Test
        void ofLessArePartialAndSayWhatWasPaid() {
            assertThat(refund().with("payload[amount_in_cents]", "2450").notice()).isEqualTo(partial("141765300", "24.50", "XXX"));
        }

        @Test
        void nameTheirNumberAndCurrencyWhereTheyDo() {
            assertThat(refund().with("payload[refund_id]", "34").with("payload[currency]", "EUR").with("payload[amount_in_cents]", "5").notice())
                    .isEqualTo(partial("34", "0.05", "EUR"));
        }

        private static OrderPartlyRefunded partial(String refund, String amount, String currency) {
            return new OrderPartlyRefunded("161537369", List.of(), Optional.of(new Refund(
                    refund, Optional.of(Price.of(amount, currency)), Optional.of(Price.of("64.00", currency)))));
        }

        @ParameterizedTest
        @CsvSource({
            "payload[payment_id], ''", "payload[amount_in_cents], ''", "payload[payment_amount_in_cents], ''",
            "payload[amount_in_cents], 64.00", "payload[payment_amount_in_cents], 99999999999999999999",
            "payload[amount_in_cents], -1", "payload[currency], Euro"})
        void cannotBeReadWithoutPaymentAndAmounts(String field, String value) {
            Told message = refund().with(field, value);

            assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "payment_failure", "renewal_failure", "customer_update", "something_new"})
    void needsNothingOtherwise(String kind) {
        assertThat(sample("payment-success").with("event", kind).notice()).isInstanceOf(NothingToDo.class);
    }

    @ParameterizedTest
    @CsvSource({
        "payment-success, 141765008", "renewal-success, 141765099", "subscription-state-change-canceled, 141765200",
        "component-allocation-change-qty5, 141765210"})
    void isNumberedByTheShop(String name, String number) {
        assertThat(sample(name).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "payment-success, id, ''", "payment-success, event, ''", "payment-success, payload[transaction][id], ''",
        "payment-success, payload[subscription][id], ''", "payment-success, payload[subscription][current_period_ends_at], soon",
        "renewal-success, payload[subscription][id], ''", "renewal-success, payload[subscription][current_period_ends_at], soon",
        "subscription-state-change-canceled, payload[subscription][state], ''",
        "subscription-state-change-canceled, payload[subscription][id], ''", "payment-success, x, %FF"})
    void cannotBeReadWhereItLacksWhatItsKindMustHave(String name, String field, String value) {
        Told message = sample(name).with(field, value);

        assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
    }

    @Test
    void isOfTheRowsShop() {
        assertThat(ShopTable.bundled().named("chargify")).contains(sample("payment-success").event().provider());
        assertThat(new ChargifyEvents().shop()).isEqualTo("chargify");
        assertThat(sample("payment-success").event().kind()).isEqualTo("payment_success");
    }
}
