package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderAuthorized;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.order.Customer;
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

class TwoCheckoutEventsTest {

    private static final String PRODUCT = "IPN_PID%5B%5D";
    private static final String QUANTITY = "IPN_QTY%5B%5D";
    private static final String SKU = "IPN_SKU%5B%5D";

    private static Told sample(String name) {
        return Told.sample(new TwoCheckoutEvents(), "avangate/ipn-" + name + ".form");
    }

    private static Customer customer(String name) {
        return new Customer("jane@example.com", name, "Example Works GmbH", "Example Street 1", "", "Vienna", "", "1010",
                "Austria", "+43 1 5550100");
    }

    private static OrderPaid paid(String order, String name, PaidLine... lines) {
        return new OrderPaid(order, Set.of(), List.of(lines), customer(name), Optional.of("756227060"), true);
    }

    private static PaidLine line(String product, String name, int licenses) {
        return Told.line(product, name, licenses, Mapping.ofSets("pid_" + product), Mapping.NONE);
    }

    @Nested
    class CompleteOrders {

        @Test
        void haveALineForEachProduct() {
            assertThat(sample("complete-two-products-qty3").notice()).isEqualTo(paid("211153389", "Jane Example",
                    line("40898000", "Acme Editor", 3), line("40898001", "Acme Viewer", 1)));
        }

        @Test
        void areReadAsUtf8() {
            assertThat(sample("unicode").notice())
                    .isEqualTo(paid("211153390", "Zoë Müller", line("40898000", "Acme Éditeur", 1)));
        }

        /** The message's times are those of a clock three hours ahead of UTC, as it says itself. */
        @Test
        void nameTheSubscriptionThatTheyBeginAndTheTimePaid() {
            assertThat(sample("complete-subscription").notice()).isEqualTo(paid("211153400", "Jane Example",
                    Told.of(line("40898002", "Acme Editor yearly", 1), "SUBEX00001", "2027-01-05T08:01:00Z")));
        }

        @Test
        void thatRenewNameTheSameSubscription() {
            assertThat(sample("complete-renewal").notice()).isEqualTo(paid("211159999", "Jane Example",
                    Told.of(line("40898002", "Acme Editor yearly", 1), "SUBEX00001", "2028-01-05T08:01:00Z")));
        }

        @Test
        void areTestsWhereTheShopSaysSo() {
            assertThat(sample("unicode").with("TEST_ORDER", "0").paid().testOrder()).isFalse();
            assertThat(sample("unicode").with("TEST_ORDER", "").paid().testOrder()).isFalse();
        }

        @Test
        void keepEqualProductsApart() {
            Told twice = sample("complete-two-products-qty3")
                    .without(PRODUCT).with(PRODUCT, "7&" + PRODUCT + "=7");

            assertThat(twice.paid().lines()).extracting(PaidLine::line).containsExactly("7", "7#2");
        }

        @Test
        void leaveOutWhatNobodyTook() {
            Told message = sample("complete-two-products-qty3").with(QUANTITY, "0&" + QUANTITY + "=2");

            assertThat(message.paid().lines()).extracting(PaidLine::line).containsExactly("40898001");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PENDING", "PENDING_APPROVAL", "PURCHASE_PENDING", "SUSPECT", "TEST"})
        void areOnlyThoseThatAreCalledSo(String status) {
            assertThat(sample("unicode").with("ORDERSTATUS", status).with("MESSAGE_TYPE", "PROCESSING").notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Mappings {

        @Test
        void areTheSkuThenTheCodeThenTheProductsNumber() {
            Told message = sample("unicode").with(SKU, "ACME-ED").with("IPN_PCODE%5B%5D", "editor");

            assertThat(message.paid().lines()).extracting(PaidLine::mapping)
                    .containsExactly(Mapping.ofSets("ACME-ED", "editor", "pid_40898000"));
        }

        @Test
        void mayBeArgumentTextInTheSku() {
            Told message = sample("unicode").with(SKU, "%26is_productid%3D1%26is_user%3Dshop");

            assertThat(message.paid().lines()).extracting(PaidLine::mapping).containsExactly(
                    new Mapping(Arguments.ofText("is_productid=1"), List.of("pid_40898000")));
        }

        @Test
        void passOverListsOfAnotherLength() {
            Told message = sample("complete-two-products-qty3").with(SKU, "ONE");

            assertThat(message.paid().lines()).extracting(PaidLine::mapping)
                    .containsExactly(Mapping.ofSets("pid_40898000"), Mapping.ofSets("pid_40898001"));
        }
    }

    @Nested
    class TimesPaid {

        @ParameterizedTest
        @CsvSource({
            "2027-01-05+11%3A01%3A00, GMT%2B03%3A00, 2027-01-05T08:01:00Z",
            "2027-01-05+11%3A01%3A00, GMT-05%3A00,   2027-01-05T16:01:00Z",
            "2027-01-05+11%3A01%3A00, '',            2027-01-05T11:01:00Z",
            "2027-01-05+11%3A01%3A00, Vienna,        2027-01-05T11:01:00Z",
            "2027-01-05+11%3A01%3A00, GMT%2B99%3A00, 2027-01-05T11:01:00Z",
            "2027-01-05,              '',            2027-01-05T23:59:59Z"})
        void endByTheMessagesClock(String end, String offset, Instant until) {
            Told message = sample("complete-subscription").with("IPN_LICENSE_EXP%5B%5D", end).with("TIMEZONE_OFFSET", offset);

            assertThat(message.paid().lines()).extracting(PaidLine::paidUntil).containsExactly(Optional.of(until));
        }

        @ParameterizedTest
        @CsvSource({"IPN_LICENSE_LIFETIME%5B%5D, YES", "IPN_LICENSE_EXP%5B%5D, 9999-12-31+23%3A59%3A59"})
        void doNotEndForLicensesForLifeWhichAreNoSubscriptions(String name, String value) {
            assertThat(sample("complete-subscription").with(name, value).paid().lines())
                    .containsExactly(line("40898002", "Acme Editor yearly", 1));
        }

        @Test
        void areUnknownWhereLicensesAreNotSent() {
            Told message = sample("complete-subscription")
                    .without("IPN_LICENSE_PROD%5B%5D").without("IPN_LICENSE_REF%5B%5D")
                    .without("IPN_LICENSE_EXP%5B%5D").without("IPN_LICENSE_LIFETIME%5B%5D");

            assertThat(message.paid().lines()).containsExactly(line("40898002", "Acme Editor yearly", 1));
        }

        @Test
        void areThoseOfTheProductsOwnLicense() {
            Told message = sample("complete-subscription").with("IPN_LICENSE_PROD%5B%5D", "1");

            assertThat(message.paid().lines()).containsExactly(line("40898002", "Acme Editor yearly", 1));
        }
    }

    @Nested
    class PaymentsOnTheirWay {

        @ParameterizedTest
        @ValueSource(strings = {"AUTHRECEIVED", "PAYMENT_AUTHORIZED", "PAYMENT_RECEIVED"})
        void areTheOrdersThatTheyPayFor(String status) {
            Told message = sample("complete-subscription").with("ORDERSTATUS", status).with("MESSAGE_TYPE", "APPROVED");

            assertThat(message.notice()).isEqualTo(new OrderAuthorized(sample("complete-subscription").paid()));
            assertThat(message.without("FRAUD_STATUS").notice()).isInstanceOf(OrderAuthorized.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UNDER+REVIEW", "PENDING", "DENIED", "SOMETHING"})
        void areNotYetWhere2CheckoutStillLooksAtThem(String review) {
            Told message = sample("complete-subscription").with("ORDERSTATUS", "PAYMENT_AUTHORIZED");

            assertThat(message.with("FRAUD_STATUS", review).notice()).isInstanceOf(NothingToDo.class);
            assertThat(message.with("FRAUD_STATUS", review).number()).isNotEqualTo(message.number());
        }
    }

    @Nested
    class BigOrders {

        private static final int LINES = 900;

        /** About twenty fields a line, as with all that 2Checkout can be set to send. */
        @Test
        void areReadInOneGo() {
            StringBuilder form = new StringBuilder("REFNO=1&ORDERSTATUS=COMPLETE");
            for (String name : List.of("IPN_PID", "IPN_PNAME", "IPN_PCODE", "IPN_SKU", "IPN_QTY", "IPN_PRICE", "IPN_VAT", "IPN_VER",
                    "IPN_DISCOUNT", "IPN_PROMONAME", "IPN_PROMOCODE", "IPN_ORDER_COSTS", "IPN_DELIVEREDCODES", "IPN_INFO", "IPN_TOTAL",
                    "IPN_LICENSE_PROD", "IPN_LICENSE_REF", "IPN_LICENSE_EXP", "IPN_LICENSE_LIFETIME", "IPN_LICENSE_TYPE")) {
                for (int line = 0; line < LINES; line++) {
                    form.append('&').append(name).append("[]=").append(value(name, line));
                }
            }

            List<PaidLine> lines = Told.form(new TwoCheckoutEvents(), form.toString()).paid().lines();

            assertThat(lines).hasSize(LINES);
            assertThat(lines.getFirst().line()).isEqualTo("7");
            assertThat(lines.getLast().line()).isEqualTo("7#900");
            assertThat(lines.getLast().subscriptionId()).contains("REF899");
        }

        @Test
        void haveAnEnd() {
            Told endless = Told.form(new TwoCheckoutEvents(), "REFNO=1" + "&X=1".repeat(20_000));

            assertThatThrownBy(endless::number).isInstanceOf(UnreadableRequestException.class).hasMessageContaining("20000 fields");
        }

        private static String value(String name, int line) {
            return switch (name) {
                case "IPN_PID", "IPN_LICENSE_PROD" -> "7";
                case "IPN_QTY" -> "1";
                case "IPN_LICENSE_REF" -> "REF" + line;
                case "IPN_LICENSE_EXP" -> "2027-01-05+09%3A00%3A00";
                case "IPN_LICENSE_LIFETIME" -> "NO";
                default -> "x";
            };
        }
    }

    @Nested
    class MoneyThatWentBack {

        @Test
        void isAllOfItUnlessTheMessageSaysOtherwise() {
            assertThat(sample("refund").notice()).isEqualTo(new OrderRefunded("211153389"));
            assertThat(sample("refund").with("REFUND_TYPE", "").notice()).isEqualTo(new OrderRefunded("211153389"));
            assertThat(sample("refund").with("REFUND_TYPE", "Full").notice()).isEqualTo(new OrderRefunded("211153389"));
            assertThat(sample("refund").with("REFUND_TYPE", "PARTIAL").notice())
                    .isEqualTo(new OrderPartlyRefunded("211153389"));
        }

        @Test
        void isForStaffToLookAtWhereNobodyKnowsTheWord() {
            assertThat(sample("refund").with("REFUND_TYPE", "SOME").notice()).isInstanceOf(NotUsable.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ORDERSTATUS", "MESSAGE_TYPE"})
        void isSaidByTheOrderOrTheMessage(String field) {
            assertThat(sample("unicode").with(field, "REFUND").notice()).isEqualTo(new OrderRefunded("211153390"));
            assertThat(sample("unicode").with(field, "REVERSED").notice()).isEqualTo(new OrderCancelled("211153390"));
            assertThat(sample("unicode").with(field, "CANCELED").notice()).isEqualTo(new OrderCancelled("211153390"));
            assertThat(sample("unicode").with(field, "INVALID").notice()).isEqualTo(new OrderCancelled("211153390"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"OPEN", "LOST", "ACCEPTED", "UNKNOWN"})
        void byADisputeComesBeforeAllElse(String resolution) {
            assertThat(sample("unicode").with("CHARGEBACK_RESOLUTION", resolution).notice())
                    .isEqualTo(new OrderDisputed("211153390"));
            assertThat(sample("refund").with("CHARGEBACK_RESOLUTION", resolution).notice())
                    .isEqualTo(new OrderDisputed("211153389"));
        }

        @Test
        void comesAgainWhenTheDisputeIsWon() {
            assertThat(sample("unicode").with("CHARGEBACK_RESOLUTION", "WON").notice())
                    .isEqualTo(new DisputeWon("211153390"));
            assertThat(sample("refund").with("CHARGEBACK_RESOLUTION", "WON").notice())
                    .isEqualTo(new OrderRefunded("211153389"));
        }
    }

    @Nested
    class Numbers {

        @Test
        void areTheOrderWhatBecameOfItAndItsLicenses() {
            assertThat(sample("complete-two-products-qty3").number())
                    .isEqualTo("211153389 COMPLETE COMPLETE NONE - XRILXB9ZI3,XRILXB9ZI4 -");
            assertThat(sample("refund").number()).isEqualTo("211153389 REFUND REFUND NONE TOTAL XRILXB9ZI3,XRILXB9ZI4 -");
        }

        @Test
        void areTheSameForAnotherMessageAboutTheSame() {
            Told again = sample("unicode").with("MESSAGE_ID", "254510700999").with("IPN_DATE", "20260105120000");

            assertThat(again.number()).isEqualTo(sample("unicode").number());
        }

        @Test
        void ofOrdersWithManyLicensesAreShortEnough() {
            String many = "IPN_LICENSE_REF%5B%5D=AAAAAAAAAA&".repeat(30);

            Told order = sample("unicode").with("X", "1&" + many);

            assertThat(order.number()).hasSize(64).isNotEqualTo(order.with("ORDERSTATUS", "REFUND").number());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IPN_QTY%5B%5D, many", "IPN_QTY%5B%5D, ''", "IPN_QTY%5B%5D, 1.5", "IPN_PID%5B%5D, ''", "REFNO, ''",
        "IPN_QTY%5B%5D, 1&IPN_QTY%5B%5D=1", "IPN_LICENSE_EXP%5B%5D, soon", "IPN_LICENSE_EXP%5B%5D, 2027-02-30+00%3A00%3A99",
        "IPN_LICENSE_REF%5B%5D, A&IPN_LICENSE_REF%5B%5D=B", "FIRSTNAME, %FF"})
    void cannotBeReadWhereItSaysWhatNobodyUnderstands(String name, String value) {
        Told message = sample("complete-subscription").with(name, value);

        assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
    }

    @Test
    void cannotBeReadWithoutProducts() {
        assertThatThrownBy(() -> sample("unicode").without(PRODUCT).notice())
                .isInstanceOf(UnreadableRequestException.class).hasMessage("IPN_PID is missing");
    }

    @Test
    void isOfTheRowsShop() {
        assertThat(new TwoCheckoutEvents().shop()).isEqualTo(sample("unicode").event().provider().text());
        assertThat(sample("refund").event().kind()).isEqualTo("REFUND");
    }
}
