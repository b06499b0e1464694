package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
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
        void ofAComponentFindItsSetFirst() {
            assertThat(sample("payment-success").with("payload[component][id]", "491118").paid().lines())
                    .extracting(PaidLine::mapping)
                    .containsExactly(Mapping.ofSets("cid_491118", "pid_4662940", "acme-editor-m"));
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

        @Test
        void areNotSizedByGuessing() {
            assertThat(sample("component-allocation-change-qty5").notice()).isInstanceOf(NotUsable.class);
        }
    }

    @Test
    void tellsTheStaffOfRefunds() {
        assertThat(sample("payment-success").with("event", "refund_success").notice()).isInstanceOf(NotUsable.class);
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
