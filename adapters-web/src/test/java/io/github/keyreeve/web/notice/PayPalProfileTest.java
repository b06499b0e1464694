package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Composed with the fields, in the order, of messages that others have recorded. */
class PayPalProfileTest {

    private static final String PAYMENT = "mc_gross=29.95&period_type=+Regular&outstanding_balance=0.00"
            + "&next_payment_date=02%3A00%3A00+Feb+18%2C+2027+PST&protection_eligibility=Ineligible&payment_cycle=Monthly&tax=0.00"
            + "&payer_id=PAYEREXAMPLE1&payment_date=03%3A22%3A09+Jan+18%2C+2027+PST&payment_status=Completed&product_name=Acme+Editor"
            + "&charset=windows-1252&recurring_payment_id=I-EXAMPLE0001&first_name=Jane&mc_fee=1.17&notify_version=3.9"
            + "&amount_per_cycle=29.95&payer_status=verified&currency_code=USD&business=seller%40example.com"
            + "&payer_email=jane%40example.com&initial_payment_amount=0.00&profile_status=Active&amount=29.95&txn_id=09P962210D057220P"
            + "&payment_type=instant&last_name=Example&receiver_email=seller%40example.com&receiver_id=SELLEREXAMPLE"
            + "&txn_type=recurring_payment&mc_currency=USD&residence_country=AT&transaction_subject=&payment_gross=29.95"
            + "&shipping=0.00&product_type=1&time_created=00%3A38%3A20+Jan+18%2C+2027+PST&ipn_track_id=639e538ef3dc9";
    private static final String BEGINNING = "payment_cycle=Monthly&txn_type=recurring_payment_profile_created&last_name=Example"
            + "&initial_payment_status=Completed&next_payment_date=03%3A00%3A00+Apr+03%2C+2027+PDT&residence_country=AT"
            + "&initial_payment_amount=12.00&currency_code=EUR&time_created=00%3A21%3A16+Mar+03%2C+2027+PST&period_type=+Regular"
            + "&payer_status=verified&tax=2.00&payer_email=jane%40example.com&first_name=Jane&receiver_email=seller%40example.com"
            + "&payer_id=PAYEREXAMPLE1&product_type=1&initial_payment_txn_id=0BU68210314351340&shipping=0.00&amount_per_cycle=15.00"
            + "&profile_status=Active&charset=windows-1252&notify_version=3.9&amount=15.00&outstanding_balance=0.00"
            + "&recurring_payment_id=I-EXAMPLE0001&product_name=Acme+Editor&ipn_track_id=21b7ea59439b6";
    private static final Customer JANE = new Customer("jane@example.com", "Jane Example", "", "", "", "", "", "", "", "");

    private static Told payment() {
        return Told.form(new PayPalEvents(), PAYMENT);
    }

    private static Told beginning() {
        return Told.form(new PayPalEvents(), BEGINNING);
    }

    private static OrderPaid paid(String transaction, String until, Price price) {
        PaidLine line = new PaidLine("1", "Acme Editor", Quantity.ONE, Mapping.NONE, Mapping.ofSets("Acme Editor"),
                Optional.of("I-EXAMPLE0001"), Optional.of(Instant.parse(until)), Optional.of(price));
        return new OrderPaid(transaction, Set.of(), List.of(line), JANE, Optional.of("PAYEREXAMPLE1"), false, Optional.of(price));
    }

    @Test
    void isPaidUntilTheNextPaymentByPacificTime() {
        assertThat(payment().notice()).isEqualTo(paid("09P962210D057220P", "2027-02-18T10:00:00Z", Price.of("29.95", "USD")));
    }

    @Test
    void beginsWithItsInitialPayment() {
        assertThat(beginning().notice()).isEqualTo(paid("0BU68210314351340", "2027-04-03T10:00:00Z", Price.of("12.00", "EUR")));
    }

    @Test
    void onlyAnnouncesItselfWithoutAnInitialPayment() {
        assertThat(beginning().without("initial_payment_status").notice()).isInstanceOf(NothingToDo.class);
        assertThat(beginning().with("initial_payment_status", "Pending").notice()).isInstanceOf(NothingToDo.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "soon", "25%3A00%3A00+Feb+18%2C+2027+PST", "02%3A00%3A00+Feb+18%2C+2027+CET", ""})
    void isPaidForAnUnknownTimeWhereNoneIsSaid(String next) {
        assertThat(payment().with("next_payment_date", next).paid().lines())
                .extracting(PaidLine::paidUntil).containsExactly(Optional.empty());
    }

    @Test
    void mayNameArgumentsAsItsProduct() {
        assertThat(payment().with("product_name", "%26is_productid%3D1").paid().lines())
                .extracting(PaidLine::buyersMapping)
                .containsExactly(new Mapping(Arguments.ofText("&is_productid=1"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recurring_payment_expired", "recurring_payment_suspended_due_to_max_failed_payment"})
    void isOver(String kind) {
        assertThat(beginning().with("txn_type", kind).notice()).isEqualTo(new SubscriptionEnded("I-EXAMPLE0001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recurring_payment_profile_cancel", "recurring_payment_suspended", "recurring_payment_failed",
            "recurring_payment_skipped", "recurring_payment_something_new"})
    void keepsItsTime(String kind) {
        assertThat(beginning().with("txn_type", kind).notice()).isInstanceOf(NothingToDo.class);
    }

    @Test
    void isNotRenewedByMoneyThatIsNotThere() {
        assertThat(payment().with("payment_status", "Pending").notice()).isInstanceOf(NothingToDo.class);
        assertThat(payment().without("payment_status").notice()).isInstanceOf(NotUsable.class);
    }

    @Test
    void isLookedAtByStaffWhereMoneyCameInAnUnknownWay() {
        assertThat(payment().with("txn_type", "recurring_payment_outstanding_payment").notice()).isInstanceOf(NotUsable.class);
    }

    @ParameterizedTest
    @CsvSource({"txn_id, ''", "recurring_payment_id, ''"})
    void cannotBePaidWithoutItsNumbers(String field, String value) {
        Told message = payment().with(field, value);

        assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
    }

    @Test
    void tellsItsEventsApart() {
        assertThat(payment().number()).isEqualTo("09P962210D057220P Completed");
        assertThat(payment().with("resend", "true").number()).isEqualTo("09P962210D057220P Completed");
        Told ended = beginning().with("txn_type", "recurring_payment_suspended_due_to_max_failed_payment");
        assertThat(ended.with("resend", "true").number()).isEqualTo(ended.number());
        assertThat(ended.with("next_payment_date", "N/A").number()).isNotEqualTo(ended.number());
        assertThat(beginning().with("initial_payment_status", "Pending").number()).isNotEqualTo(beginning().number());
        assertThat(beginning().with("recurring_payment_id", "I-EXAMPLE0002").number()).isNotEqualTo(beginning().number());
        assertThat(beginning().without("recurring_payment_id").number()).hasSize(64);
    }
}
