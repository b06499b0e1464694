package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.vendor.Vendors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalEventsTest {

    private static final Customer JANE = new Customer(
            "jane@example.com", "Jane Example", "", "Example Street 1", "", "Vienna", "", "1010", "AT", "");
    private static final Arguments EDITOR = Arguments.ofText("&is_productid=1&is_majorversion=1&is_minorversion=0"
            + "&is_features=0:1;1:3&is_licensemodel=permanent&is_productname=Demo&is_emailtemplate=Paypal.NewOrder");
    private static final Arguments YEARLY = Arguments.ofText("&is_productid=1&is_majorversion=2&is_minorversion=0"
            + "&is_licensemodel=subscription&is_emailtemplate=Paypal.NewSubscription"
            + "&is_emailtemplate_renew=Paypal.RenewSubscription");
    private static final Optional<String> PAYER = Optional.of("PAYEREXAMPLE1");

    private static Told sample(String name) {
        return Told.sample(new PayPalEvents(), "paypal/ipn-" + name + ".form");
    }

    private static OrderPaid paid(String transaction, PaidLine... lines) {
        Optional<Price> all = List.of(lines).stream().flatMap(line -> line.price().stream()).reduce(Price::plus);
        return new OrderPaid(transaction, Set.of(), List.of(lines), JANE, PAYER, true, all);
    }

    private static Refund refund(String amount) {
        return new Refund("0RR67681CH3230009", Optional.of(Price.of(amount, "USD")));
    }

    private static PaidLine editor(int licenses) {
        return priced(Told.line("1", "Acme Editor", licenses, Mapping.NONE, new Mapping(EDITOR, List.of("ACME-ED"))),
                licenses == 3 ? "147.00" : "49.00");
    }

    private static PaidLine yearly() {
        return priced(Told.of(
                Told.line("1", "Acme Editor yearly", 1, Mapping.NONE, new Mapping(YEARLY, List.of("ACME-ED-Y"))),
                "I-EXAMPLE0000", null), "39.00");
    }

    /** In dollars, as all samples are. */
    private static PaidLine priced(PaidLine line, String amount) {
        return new PaidLine(line.line(), line.name(), line.quantity(), line.mapping(), line.buyersMapping(), line.subscriptionId(),
                line.paidUntil(), Optional.of(Price.of(amount, "USD")));
    }

    @Nested
    class Sales {

        @Test
        void ofOneItemAreOneLine() {
            assertThat(sample("web-accept-completed-qty3").notice()).isEqualTo(paid("61E67681CH3238416", editor(3)));
        }

        @Test
        void fromACartHaveALineForEachItem() {
            Arguments editor = Arguments.ofText(
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent");

            assertThat(sample("cart-two-items-qty3").notice()).isEqualTo(paid("3X04713683898750N",
                    priced(Told.line("1", "Acme Viewer", 3, Mapping.NONE, Mapping.ofSets("ITEM1")), "57.00"),
                    priced(Told.line("2", "Acme Editor", 1, Mapping.NONE, new Mapping(editor, List.of())), "109.00")));
        }

        @Test
        void ofAnECheckWaitUntilItIsCompleted() {
            assertThat(sample("echeck-pending").notice()).isEqualTo(new NothingToDo("The payment is still pending."));
            assertThat(sample("echeck-completed").notice()).isEqualTo(paid("7PE67681CH3230001", editor(1)));
        }

        @Test
        void areReadInTheCharsetThatTheyName() {
            assertThat(sample("windows-1252").paid().customer().name()).isEqualTo("Zoë Müller");
        }

        @Test
        void areReadInWindows1252WhereTheyNameNone() {
            Told message = sample("windows-1252").without("charset").with("item_name", "50+%80");

            assertThat(message.paid().customer().name()).isEqualTo("Zoë Müller");
            assertThat(message.paid().lines()).extracting(PaidLine::name).containsExactly("50 €");
        }

        @Test
        void paidForASubscriptionNameIt() {
            assertThat(sample("subscr-payment-first").notice()).isEqualTo(paid("8AA67681CH3230002", yearly()));
            assertThat(sample("subscr-payment-renewal").notice()).isEqualTo(paid("9BB67681CH3230003", yearly()));
        }

        @Test
        void throughExpressCheckoutHaveNumberedItems() {
            Told message = sample("cart-two-items-qty3").with("txn_type", "express_checkout").without("num_cart_items");

            assertThat(message.paid().lines()).extracting(PaidLine::line).containsExactly("1", "2");
        }

        @Test
        void areNoTestsOutsideOfTheSandbox() {
            assertThat(sample("web-accept-completed-qty3").without("test_ipn").paid().testOrder()).isFalse();
            assertThat(sample("web-accept-completed-qty3").with("test_ipn", "0").paid().testOrder()).isFalse();
        }

        @Test
        void areOfOneLicenseWhereNoQuantityIsSaid() {
            assertThat(sample("web-accept-completed-qty3").without("quantity").paid().lines())
                    .extracting(PaidLine::quantity).containsExactly(Quantity.ONE);
        }

        @Test
        void leaveOutItemsThatNobodyTook() {
            assertThat(sample("cart-two-items-qty3").with("quantity1", "0").paid().lines())
                    .extracting(PaidLine::line).containsExactly("2");
        }

        @Test
        void ofOtherKindsAreNone() {
            assertThat(sample("web-accept-completed-qty3").with("txn_type", "send_money").notice())
                    .isInstanceOf(NothingToDo.class);
            assertThat(sample("web-accept-completed-qty3").without("txn_type").notice()).isInstanceOf(NothingToDo.class);
            assertThat(sample("web-accept-completed-qty3").without("payment_status").notice())
                    .isInstanceOf(NotUsable.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Processed", "Denied", "Failed", "Expired", "Voided", "Created", "completed"})
        void waitWithEveryOtherStatus(String status) {
            assertThat(sample("web-accept-completed-qty3").with("payment_status", status).notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    /** Everything that leads to the product, a buyer can write into a button that is not encrypted. */
    @Nested
    class Mappings {

        @Test
        void areTheBuyersAllOfThem() {
            assertThat(sample("cart-two-items-qty3").paid().lines()).extracting(PaidLine::mapping).containsOnly(Mapping.NONE);
        }

        @Test
        void leaveOutCustomTextThatIsNoArgumentText() {
            assertThat(buyers(sample("web-accept-completed-qty3").with("custom", "order+77"))).containsExactly(
                    Mapping.ofSets("ACME-ED"));
        }

        @Test
        void ofAnItemInACartOfSeveralAreNotChangedByTheCartsCustomText() {
            Told cart = sample("cart-two-items-qty3").with("custom", "%26is_productid%3D7");

            assertThat(buyers(cart)).first().isEqualTo(Mapping.ofSets("ITEM1"));
            assertThat(buyers(cart.without("item_number1"))).first()
                    .isEqualTo(new Mapping(Arguments.ofText("is_productid=7"), List.of()));
        }

        @Test
        void preferTheItemToTheCustomText() {
            Told sale = sample("web-accept-completed-qty3").with("item_number", "is_productid%3D7");

            assertThat(buyers(sale)).extracting(mapping -> mapping.arguments().value("is_productid"))
                    .containsExactly(Optional.of("7"));
        }

        private static List<Mapping> buyers(Told told) {
            return told.paid().lines().stream().map(PaidLine::buyersMapping).toList();
        }
    }

    @Nested
    class MoneyThatWentBack {

        @Test
        void isTheParentsOrder() {
            assertThat(sample("refunded").notice()).isEqualTo(
                    new OrderRefunded("61E67681CH3238416", Optional.of(refund("147.00"))));
            assertThat(sample("reversed-chargeback").notice()).isEqualTo(new OrderDisputed("3X04713683898750N"));
            assertThat(sample("reversed-chargeback").with("payment_status", "Canceled_Reversal").notice())
                    .isEqualTo(new DisputeWon("3X04713683898750N"));
        }

        /** What was paid stands in another message. */
        @Test
        void namesItsAmountAndLeavesItToOthersWhetherThatIsAll() {
            assertThat(sample("refunded").with("mc_gross", "-1.00").notice())
                    .isEqualTo(new OrderRefunded("61E67681CH3238416", Optional.of(refund("1.00"))));
        }

        @Test
        void isAPartOnlyWhereTheStatusSaysSo() {
            assertThat(sample("refunded").with("payment_status", "Partially_Refunded").notice())
                    .isEqualTo(new OrderPartlyRefunded("61E67681CH3238416", List.of(), Optional.of(refund("147.00"))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"refunded", "reversed-chargeback"})
        void cannotBeReadWithoutTheOrder(String name) {
            Told message = sample(name).without("parent_txn_id");

            assertThatThrownBy(message::notice)
                    .isInstanceOf(UnreadableRequestException.class).hasMessage("parent_txn_id is missing");
        }
    }

    @Nested
    class Subscriptions {

        @Test
        void endWithTheTermOnly() {
            assertThat(sample("subscr-eot").notice()).isEqualTo(new SubscriptionEnded("I-EXAMPLE0000"));
            assertThat(sample("subscr-cancel").notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void beginWithThePaymentOnly() {
            assertThat(sample("subscr-signup").notice()).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"subscr_failed", "subscr_modify", "new_case", "masspay", "something_new"})
        void andOtherMattersWithoutMoneyNeedNothing(String kind) {
            assertThat(sample("subscr-signup").with("txn_type", kind).notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void cannotBeReadWithoutTheirNumber() {
            assertThatThrownBy(() -> sample("subscr-eot").without("subscr_id").notice())
                    .isInstanceOf(UnreadableRequestException.class).hasMessage("subscr_id is missing");
            assertThatThrownBy(() -> sample("subscr-payment-first").without("subscr_id").notice())
                    .isInstanceOf(UnreadableRequestException.class).hasMessage("subscr_id is missing");
        }
    }

    @Nested
    class Numbers {

        @Test
        void areTheTransactionAndItsStatus() {
            assertThat(sample("echeck-pending").number()).isEqualTo("7PE67681CH3230001 Pending");
            assertThat(sample("echeck-completed").number()).isEqualTo("7PE67681CH3230001 Completed");
        }

        @Test
        void areTheSameWhenPayPalSendsAgain() {
            assertThat(sample("web-accept-completed-resend").number())
                    .isEqualTo(sample("web-accept-completed-qty3").number());
            assertThat(sample("web-accept-completed-resend").notice())
                    .isEqualTo(sample("web-accept-completed-qty3").notice());
        }

        @Test
        void nameTheParentAndTheReasonOfMoneyThatWentBack() {
            assertThat(sample("refunded").number()).isEqualTo("0RR67681CH3230009 Refunded 61E67681CH3238416 refund");
            assertThat(sample("reversed-chargeback").number())
                    .isEqualTo("0RV67681CH3230010 Reversed 3X04713683898750N chargeback");
        }

        @ParameterizedTest
        @CsvSource({"subscr-signup, subscr_signup", "subscr-cancel, subscr_cancel", "subscr-eot, subscr_eot"})
        void areTheKindAndTheSubscriptionWithoutATransaction(String name, String kind) {
            assertThat(sample(name).number()).isEqualTo(kind + " I-EXAMPLE0000");
        }

        @Test
        void ofMessagesAboutACaseDoNotCollideWithThePayments() {
            Told payment = sample("web-accept-completed-qty3");
            Told dispute = payment.without("payment_status").with("txn_type", "new_case").with("case_id", "PP-1");

            assertThat(dispute.number()).isEqualTo("61E67681CH3238416 new_case PP-1").isNotEqualTo(payment.number());
        }

        @Test
        void areFingerprintsOfMessagesThatNameNothing() {
            Told payout = sample("subscr-eot").without("subscr_id").with("txn_type", "masspay");

            assertThat(payout.number()).hasSize(64).isNotEqualTo(payout.with("masspay_txn_id_1", "X").number());
        }
    }

    @Test
    void isKeptAsItCame() {
        byte[] body = Vendors.bytes("samples/paypal/ipn-windows-1252.form");

        ShopEvent event = sample("windows-1252").event();

        assertThat(event.body()).isEqualTo(body);
        assertThat(event.kind()).isEqualTo("Completed");
        assertThat(event.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(sample("subscr-eot").event().kind()).isEqualTo("subscr_eot");
        assertThat(new PayPalEvents().shop()).isEqualTo(event.provider().text());
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, -1", "quantity, 1.5", "quantity, 10001", "quantity, many", "txn_id, ''", "item_name, %F", "charset, x-none",
        "txn_id, A%00B"})
    void cannotBeReadWhereItSaysWhatNobodyUnderstands(String name, String value) {
        Told message = sample("web-accept-completed-qty3").with(name, value);

        assertThatThrownBy(message::notice).isInstanceOf(UnreadableRequestException.class);
    }

    @Test
    void cannotBeReadWhenItemsAreMissing() {
        assertThatThrownBy(() -> sample("cart-two-items-qty3").with("num_cart_items", "3").notice())
                .isInstanceOf(UnreadableRequestException.class).hasMessageStartingWith("num_cart_items");
    }

    @Test
    void isNothingWithoutFields() {
        ShopNotice notice = Told.form(new PayPalEvents(), "").notice();

        assertThat(notice).isInstanceOf(NothingToDo.class);
    }
}
