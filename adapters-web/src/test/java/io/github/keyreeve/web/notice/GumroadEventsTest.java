package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
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

class GumroadEventsTest {

    private static final Customer JANE =
            new Customer("jane@example.com", "Jane Example", "", "", "", "", "", "", "", "");
    private static final Mapping PRODUCT = Mapping.ofSets("acme-editor", "PRODEXAMPLE==", "acmed");
    private static final Mapping IN_THE_LINK = new Mapping(
            Arguments.ofText("is_productid=1&is_majorversion=1&is_minorversion=0"), List.of());

    private static Told sample(String name) {
        return Told.sample(new GumroadEvents(), "gumroad/" + name + ".form");
    }

    private static PaidLine editor(int licenses) {
        return Told.line("1", "Acme Editor", licenses, PRODUCT, IN_THE_LINK);
    }

    @Nested
    class Sales {

        @Test
        void areOneLine() {
            assertThat(sample("sale-qty3").notice()).isEqualTo(
                    new OrderPaid("SALEEXAMPLE1==", Set.of(), List.of(editor(3)), JANE, Optional.empty(), true));
        }

        @Test
        void areTestsOnlyWhereTheSellerBought() {
            assertThat(sample("sale-qty3").without("test").paid().testOrder()).isFalse();
        }

        @Test
        void mayNotSayThatTheyAreSales() {
            assertThat(sample("sale-qty3").without("resource_name").notice()).isEqualTo(sample("sale-qty3").notice());
            assertThat(sample("sale-qty3").without("resource_name").number()).isEqualTo(sample("sale-qty3").number());
        }

        @Test
        void ofSubscriptionsBeginThem() {
            Told first = sample("sale-recurring").without("is_recurring_charge");

            assertThat(first.paid().lines())
                    .containsExactly(Told.of(editor(1), "SUBEXAMPLE1==", "2027-01-05T09:00:00Z"));
        }

        @Test
        void thatRecurRenewThem() {
            assertThat(sample("sale-recurring").notice()).isEqualTo(new SubscriptionPaid(
                    "SUBEXAMPLE1==",
                    Optional.of(Instant.parse("2027-01-05T09:00:00Z")),
                    Optional.of(new Payment("SALEEXAMPLE2==")),
                    Optional.of(Told.of(editor(1), "SUBEXAMPLE1==", "2027-01-05T09:00:00Z")),
                    false));
        }

        @ParameterizedTest
        @CsvSource({
            "monthly,         2026-01-31T09:00:00Z,      2026-02-28T09:00:00Z",
            "quarterly,       2026-01-05T09:00:00Z,      2026-04-05T09:00:00Z",
            "biannually,      2026-01-05T09:00:00Z,      2026-07-05T09:00:00Z",
            "yearly,          2026-01-05T01:00:00%2B02:00, 2027-01-04T23:00:00Z",
            "every_two_years, 2026-01-05T09:00:00Z,      2028-01-05T09:00:00Z"})
        void payForTheTimeUntilTheyRecur(String recurrence, String sold, Instant until) {
            Told sale = sample("sale-recurring").with("recurrence", recurrence).with("sale_timestamp", sold);

            assertThat(((SubscriptionPaid) sale.notice()).until()).contains(until);
        }

        @ParameterizedTest
        @CsvSource({"recurrence, ''", "recurrence, daily", "sale_timestamp, ''"})
        void payForAnUnknownTimeWhereGumroadDoesNotSayIt(String name, String value) {
            assertThat(((SubscriptionPaid) sample("sale-recurring").with(name, value).notice()).until()).isEmpty();
        }

        @Test
        void aheadOfThePaymentGiveNothing() {
            assertThat(sample("sale-qty3").with("is_preorder_authorization", "true").notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @Test
        void ofNothingHaveNoLines() {
            assertThat(sample("sale-qty3").with("quantity", "0").paid().lines()).isEmpty();
            assertThat(sample("sale-qty3").without("quantity").paid().lines())
                    .extracting(PaidLine::quantity).containsExactly(Quantity.ONE);
        }

        @Test
        void takeNoCredentialsFromTheBuyersLink() {
            Told sale = sample("sale-qty3").with("url_params[is_user]", "x").with("url_params[is_args]", "pro")
                    .with("url_params[utm_source]", "x").with("url_params[IS_FEATURES]", "0:1");

            assertThat(sale.paid().lines().getFirst().buyersMapping().arguments()).isEqualTo(
                    Arguments.ofText("is_productid=1&is_majorversion=1&is_minorversion=0&is_features=0:1"));
        }
    }

    /** Gumroad writes what buyers answer at the checkout over its own fields of that name. */
    @Nested
    class QuestionsOfTheCheckout {

        @ParameterizedTest
        @ValueSource(strings = {
            "sale_id", "quantity", "product_id", "permalink", "short_product_id", "subscription_id", "is_recurring_charge", "test"})
        void makeAPingUselessWhereTheyAreCalledLikeAFieldThatMatters(String name) {
            Told ping = sample("sale-qty3").with(name, "99").with("custom_fields%5B" + name + "%5D", "99");

            assertThat(ping.notice()).isEqualTo(new NotUsable("The checkout asks a question that is called " + name
                    + ", and Gumroad sends the answer in place of its own field: rename the question."));
            assertThat(ping.number()).hasSize(64);
        }

        @Test
        void makeAPingUselessAlsoUnanswered() {
            assertThat(sample("sale-qty3").with("quantity", "").with("custom_fields[quantity]", "").notice())
                    .isInstanceOf(NotUsable.class);
        }

        @Test
        void doNoHarmWhereTheyOnlyLookAlike() {
            Told ping = sample("sale-qty3").with("Quantity", "99").with("custom_fields[Quantity]", "99")
                    .with("Test", "x").with("custom_fields[Test]", "x");

            assertThat(ping.notice()).isEqualTo(sample("sale-qty3").notice());
        }

        /** A subscription's renewals repeat the answers of its first sale, not at the top. */
        @Test
        void doNoHarmWhereTheyAreNotSentInPlaceOfTheField() {
            assertThat(sample("sale-recurring").with("custom_fields[quantity]", "99").notice())
                    .isEqualTo(sample("sale-recurring").notice());
        }
    }

    @Nested
    class MoneyThatWentBack {

        @Test
        void isTheSalesOrder() {
            assertThat(sample("refund").notice()).isEqualTo(new OrderRefunded("SALEEXAMPLE1=="));
            assertThat(sample("refund").without("refunded").notice()).isEqualTo(new OrderRefunded("SALEEXAMPLE1=="));
            assertThat(sample("refund").with("resource_name", "dispute").notice())
                    .isEqualTo(new OrderDisputed("SALEEXAMPLE1=="));
            assertThat(sample("refund").with("resource_name", "dispute_won").notice())
                    .isEqualTo(new DisputeWon("SALEEXAMPLE1=="));
        }

        @Test
        void isAPartUntilAllOfItIsBack() {
            Told part = sample("refund").with("refunded", "false");

            assertThat(part.notice()).isEqualTo(new OrderPartlyRefunded("SALEEXAMPLE1=="));
            assertThat(part.number()).isNotEqualTo(sample("refund").number());
        }
    }

    @Nested
    class Subscriptions {

        @Test
        void endWhenTheyAreOverNotWhenTheyAreCancelled() {
            assertThat(sample("cancellation").notice()).isInstanceOf(NothingToDo.class);
            assertThat(sample("cancellation").with("resource_name", "subscription_ended").notice())
                    .isEqualTo(new SubscriptionEnded("SUBEXAMPLE1=="));
        }

        @ParameterizedTest
        @ValueSource(strings = {"subscription_restarted", "subscription_updated", "something_new"})
        void otherwiseNeedNothing(String kind) {
            assertThat(sample("cancellation").with("resource_name", kind).notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void canEndMoreThanOnce() {
            Told ended = sample("cancellation").with("resource_name", "subscription_ended").without("cancelled_at");

            assertThat(ended.with("ended_at", "2026-02-01T09:00:00Z").number())
                    .isEqualTo("subscription_ended SUBEXAMPLE1== 2026-02-01T09:00:00Z")
                    .isNotEqualTo(ended.with("ended_at", "2026-06-01T09:00:00Z").number());
        }
    }

    @Nested
    class Numbers {

        @Test
        void areTheKindAndTheSale() {
            assertThat(sample("sale-qty3").number()).isEqualTo("sale SALEEXAMPLE1==");
            assertThat(sample("sale-recurring").number()).isEqualTo("sale SALEEXAMPLE2==");
            assertThat(sample("refund").number()).isEqualTo("refund SALEEXAMPLE1== true");
            assertThat(sample("cancellation").number())
                    .isEqualTo("cancellation SUBEXAMPLE1== 2026-02-01T09:00:00Z");
        }

        @Test
        void areTheSameWhenGumroadTriesAgain() {
            assertThat(sample("sale-qty3-retry").number()).isEqualTo(sample("sale-qty3").number());
            assertThat(sample("sale-qty3-retry").notice()).isEqualTo(sample("sale-qty3").notice());
        }
    }

    @ParameterizedTest
    @CsvSource({"quantity, many", "quantity, 10001", "product_name, %FF", "product_name, %F", "sale_id, ''"})
    void cannotBeReadWhereItSaysWhatNobodyUnderstands(String name, String value) {
        Told ping = sample("sale-qty3").with(name, value);

        assertThatThrownBy(ping::notice).isInstanceOf(UnreadableRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-01-05", "2026-02-30T09:00:00Z", "%2B999999999-12-31T23:59:59Z"})
    void cannotBeReadWithATimeThatIsNone(String time) {
        assertThatThrownBy(() -> sample("sale-recurring").with("sale_timestamp", time).notice())
                .isInstanceOf(UnreadableRequestException.class).hasMessageStartingWith("sale_timestamp");
    }

    @Test
    void cannotBeReadWithoutASubscription() {
        assertThatThrownBy(() -> sample("sale-recurring").without("subscription_id").notice())
                .isInstanceOf(UnreadableRequestException.class).hasMessage("subscription_id is missing");
    }

    @Test
    void isOfTheRowsShop() {
        assertThat(ShopTable.bundled().named("gumroad")).contains(sample("sale-qty3").event().provider());
        assertThat(new GumroadEvents().shop()).isEqualTo("gumroad");
        assertThat(sample("refund").event().kind()).isEqualTo("refund");
    }
}
