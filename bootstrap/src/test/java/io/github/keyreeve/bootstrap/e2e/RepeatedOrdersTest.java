package io.github.keyreeve.bootstrap.e2e;

import static io.github.keyreeve.bootstrap.e2e.ApiOrder.anOrder;
import static io.github.keyreeve.bootstrap.e2e.ApiOrder.anOrderWithoutId;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.provider.Repeats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.3: shops retry, staff press "resend", and nobody pays for a key twice or gets one twice. */
class RepeatedOrdersTest {

    private static World world;
    private static int lastOrder;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Nested
    class TheSameLine {

        /** What differs from the first request without making it another line. */
        static Stream<Arguments> again() {
            Map<String, UnaryOperator<ApiOrder>> cases = new LinkedHashMap<>();
            cases.put("nothing", order -> order);
            cases.put("defaults written out", order -> order.with("is_usemultipleactivationskey", "true")
                    .with("is_numberofactivationsperkey", "1").with("is_additionalactivations", "0")
                    .with("is_licensemodel", "permanent").with("is_floating", "false").with("is_expduration", "-1")
                    .with("is_expdate", "").with("is_maintenance_plan", "0").with("is_maintduration", "365")
                    .with("is_computertype", "0").with("is_args", "").with("is_userdata1", ""));
            cases.put("another spelling of the same", order -> order.with("is_features", "1:2;0:3;")
                    .with("is_productid", "01").with("is_quantity", "2.000").with("is_vendor", "API"));
            cases.put("the other method", order -> order.method("GetActivationKey"));
            cases.put("another customer", order -> order.field("email", "other@example.com").field("name", "Someone Else")
                    .field("company", "Other Inc.").field("city", "Graz"));
            cases.put("no customer at all", order -> order.field("email", null).field("name", null));
            cases.put("unknown fields", order -> order.field("utm_source", "mail").with("is_unknown", "x").with("foo", "1"));
            cases.put("mail settings", order -> order.with("is_send_mail", "true").with("is_emailtemplate", "Welcome"));
            return cases.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("again")
        void getsTheSameKeysAndStoresNothing(String difference, UnaryOperator<ApiOrder> change) {
            String id = next();

            assertSameAnswer(aFullOrder(id), change.apply(aFullOrder(id)));
            assertThat(world.stored().order(id).customer()).containsEntry("email", "jane@example.com")
                    .containsEntry("name", "Jane Example");
        }

        @Test
        void staysTheSameInOrderAndNumberOfKeys() {
            String id = next();
            ApiOrder order = anOrder(id).with("is_quantity", "20").with("is_usemultipleactivationskey", "false");

            List<String> keys = assertSameAnswer(order, order).keys();

            assertThat(keys).hasSize(20).doesNotHaveDuplicates();
        }

        @Test
        void staysTheSameByGetAndPost() {
            String id = next();
            ApiOrder order = aFullOrder(id);
            Answer first = order.sendTo(world);

            Answer again = world.wire().get(order.target() + "&" + order.body());

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.stored().orders(id)).hasSize(1);
        }

        @Test
        void staysTheSameUnderAnAliasOfTheShop() {
            String id = next();
            String query = "&is_productid=1&is_majorversion=1&is_minorversion=0&order_id=" + id;
            Answer first = world.wire().get("/qlmservice.asmx/GetActivationKey?is_vendor=bluesnap" + query);

            Answer again = world.wire().get("/qlmservice.asmx/GetActivationKey?is_vendor=Plimus" + query);

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
        }

        @Test
        void staysTheSameWhenTheShopsPasswordChanges() {
            world.staff().setCredentials("regnow", "shop", "before");
            String id = next();
            String target = "/qlmservice.asmx/GetActivationKey?is_vendor=regnow&is_productid=1&is_majorversion=1"
                    + "&is_minorversion=0&order_id=" + id + "&is_user=%s&is_pwd=%s";
            Answer first = world.wire().get(target.formatted("shop", "before"));
            world.staff().setCredentials("regnow", "shop2", "after");

            Answer again = world.wire().get(target.formatted("shop2", "after"));

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.wire().get(target.formatted("shop", "before")).status()).isEqualTo(401);
        }

        @Test
        void staysTheSameWithADurationOnALaterDay() {
            try (World later = World.ofTheSamples()) {
                ApiOrder order = anOrder("D-1").with("is_expduration", "365");
                Answer first = order.sendTo(later);
                List<StoredOrder> stored = later.stored().orders();
                later.clock().advance(Duration.ofDays(3));

                Answer again = order.sendTo(later);

                assertThat(again.bytes()).isEqualTo(first.bytes());
                assertThat(later.stored().orders()).isEqualTo(stored);
                assertThat(stored.getFirst().licenses().getFirst().expiresAt()).isEqualTo("2027-01-05T23:59:59");
            }
        }

        @Test
        void staysTheSameWhenItsDateHasPassedMeanwhile() {
            try (World later = World.ofTheSamples()) {
                ApiOrder order = anOrder("D-2").with("is_expdate", "2026-01-31");
                Answer first = order.sendTo(later);
                later.clock().advance(Duration.ofDays(100));

                Answer again = order.sendTo(later);

                assertThat(first.status()).isEqualTo(200);
                assertThat(again.bytes()).isEqualTo(first.bytes());
            }
        }

        @Test
        void staysTheSameWithASubscriptionWhoseDateMoves() {
            String id = next();

            assertSameAnswer(
                    anOrder(id).field("subscriptionid", "S-1").with("is_expdate", "2027-01-05"),
                    anOrder(id).field("subscriptionid", "S-1").with("is_expdate", "2027-02-05"));
            assertThat(world.stored().order(id).licenses().getFirst().expiresAt()).isEqualTo("2027-01-05T23:59:59");
        }

        @Test
        void staysTheSameWhenItsArgumentSetIsEdited() {
            world.staff().saveSet("edited", "&is_features=0:1");
            ApiOrder order = anOrder(next()).with("is_args", "edited");
            Answer first = order.sendTo(world);
            world.staff().saveSet("edited", "&is_features=0:255&is_numberofactivationsperkey=9");

            assertSameAnswer(first, order);
        }

        @Test
        void staysTheSameWhenItsArgumentSetIsDeleted() {
            world.staff().saveSet("deleted", "&is_features=0:1");
            ApiOrder order = anOrder(next()).with("is_args", "deleted");
            Answer first = order.sendTo(world);
            world.staff().removeSet("deleted");

            assertSameAnswer(first, order);
        }

        @Test
        void staysTheSameWhenItsArgumentSetPointsToAnotherProduct() {
            world.staff().saveSet("pointing", "&is_productid=1&is_majorversion=1&is_minorversion=0");
            ApiOrder order = anOrder(next()).with("is_args", "pointing")
                    .with("is_productid", null).with("is_majorversion", null).with("is_minorversion", null);
            Answer first = order.sendTo(world);
            world.staff().saveSet("pointing", "&is_productid=77&is_majorversion=1&is_minorversion=0");

            assertSameAnswer(first, order);
        }

        @Test
        void keepsItsProductFromBeingDeleted() {
            world.staff().addProduct(9, "Short-lived", "1.0");
            ApiOrder order = anOrder(next()).with("is_productid", "9");
            Answer first = order.sendTo(world);

            assertThat(world.staff().removesProduct(9)).isFalse();
            assertSameAnswer(first, order);
        }
    }

    @Nested
    class AnotherLine {

        /** What makes another line of the same order. */
        @ParameterizedTest
        @ValueSource(strings = {
            "is_features=0:1", "is_majorversion=2", "is_licensemodel=permanent_cloud", "is_floating=true",
            "is_numberofactivationsperkey=2", "is_additionalactivations=1", "is_usemultipleactivationskey=false",
            "is_maintenance_plan=1", "is_expdate=2027-01-05", "is_expduration=30", "is_affiliateid=x", "is_userdata1=x",
            "is_computertype=1", "is_qlmversion=5.0.00", "is_pp=a::1", "is_args=woo_std"})
        void isToldApartByItsArguments(String argument) {
            String id = next();
            String[] pair = argument.split("=", 2);

            Answer first = anOrder(id).sendTo(world);
            Answer other = anOrder(id).with(pair[0], pair[1]).sendTo(world);

            assertThat(first.status()).isEqualTo(200);
            assertThat(other.status()).as(other.body()).isEqualTo(200);
            assertThat(other.body()).isNotEqualTo(first.body());
            assertThat(world.stored().orders(id)).hasSize(2);
        }

        @Test
        void isToldApartByItsDateWhereNoSubscriptionNamesIt() {
            String id = next();

            Answer first = anOrder(id).with("is_expdate", "2027-01-05").sendTo(world);
            Answer other = anOrder(id).with("is_expdate", "2027-02-05").sendTo(world);

            assertThat(other.body()).isNotEqualTo(first.body());
        }

        @Test
        void isToldApartByTheShopsNumberOfItAlone() {
            String id = next();

            Answer first = anOrder(id).field("line", "1").sendTo(world);
            Answer second = anOrder(id).field("line", "2").sendTo(world);
            Answer firstAgain = anOrder(id).field("line", "1").with("is_features", "0:9").sendTo(world);

            assertThat(second.body()).isNotEqualTo(first.body());
            assertThat(firstAgain.bytes()).isEqualTo(first.bytes());
        }

        /** The product stands in no argument there, but points to an argument set. */
        @Test
        void isToldApartByTheShopsProductWhereTheShopLeavesOutTheLinesNumber() {
            String id = next();
            String target = "/qlmservice.asmx/QlmWebHookHandler?is_vendor=shareit&" + World.CREDENTIALS;

            Answer editor = world.wire().post(target, "PURCHASE_ID=" + id + "&PRODUCT_ID=300810470");
            Answer viewer = world.wire().post(target, "PURCHASE_ID=" + id + "&PRODUCT_ID=300810471");

            assertThat(editor.status()).isEqualTo(200);
            assertThat(viewer.status()).isEqualTo(200);
            assertThat(viewer.body()).isNotEqualTo(editor.body());
        }

        @Test
        void isToldApartByTheFieldThatTheShopsRowNames() {
            String id = next();
            String target = "/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=woocommerce&is_productid=1"
                    + "&is_majorversion=1&is_minorversion=0&" + World.CREDENTIALS;

            Answer first = world.wire().post(target, "OrderId=" + id + "&yearly_maintenance_plan=0");
            Answer other = world.wire().post(target, "OrderId=" + id + "&yearly_maintenance_plan=1");

            assertThat(first.status()).isEqualTo(200);
            assertThat(other.body()).isNotEqualTo(first.body());
        }

        @Test
        void isAnotherShopsOrderOfTheSameNumber() {
            String id = next();

            Answer first = anOrder(id).sendTo(world);
            Answer other = world.wire().get("/qlmservice.asmx/GetActivationKey?is_vendor=bluesnap&is_productid=1"
                    + "&is_majorversion=1&is_minorversion=0&order_id=" + id);

            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body()).isNotEqualTo(first.body());
        }
    }

    @Nested
    class AnotherQuantity {

        @Test
        void isRefusedNamingTheOrderAndWhatWasIssued() {
            String id = next();
            anOrder(id).with("is_quantity", "3").sendTo(world);
            StoredOrder stored = world.stored().order(id);

            Answer answer = anOrder(id).with("is_quantity", "5").sendTo(world);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
            assertThat(answer.body()).startsWith("Error: ").contains(id).contains("quantity 3");
            assertThat(world.stored().order(id)).isEqualTo(stored);
            assertThat(anOrder(id).with("is_quantity", "3").sendTo(world).keys()).isEqualTo(stored.groupedKeys());
        }

        @Test
        void isListedForTheStaffOncePerQuantity() {
            String id = next();
            anOrder(id).with("is_quantity", "3").sendTo(world);
            anOrder(id).with("is_quantity", "5").sendTo(world);
            anOrder(id).with("is_quantity", "5").sendTo(world);
            anOrder(id).with("is_quantity", "1").sendTo(world);

            assertThat(world.staff().refusedRepeats()).filteredOn(repeat -> repeat.startsWith(id + ":"))
                    .containsExactlyInAnyOrder(
                            id + ": 3 issued, 5 asked, 2 times", id + ": 3 issued, 1 asked, 1 times");
        }
    }

    @Nested
    class WithoutAnOrderId {

        @Test
        void everyRequestIssues() {
            Answer first = anOrderWithoutId().sendTo(world);
            Answer second = anOrderWithoutId().sendTo(world);

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).isNotEqualTo(first.body());
        }

        @Test
        void theCallersIdempotencyKeyMakesItSafeToRepeat() {
            Map<String, String> key = Map.of("Idempotency-Key", "key-1");
            Answer first = anOrderWithoutId().field("email", "a@example.com").sendTo(world, key);
            Map<String, Integer> count = world.stored().count();

            Answer again = anOrderWithoutId().field("email", "a@example.com").sendTo(world, key);

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.stored().count()).isEqualTo(count);
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_quantity=2", "is_features=0:1", "email=b@example.com"})
        void anotherContentUnderTheSameKeyIsRefused(String difference) {
            String[] pair = difference.split("=", 2);
            Map<String, String> key = Map.of("Idempotency-Key", "key-2-" + pair[0]);
            anOrderWithoutId().field("email", "a@example.com").sendTo(world, key);
            Map<String, Integer> count = world.stored().count();
            ApiOrder other = anOrderWithoutId().field("email", "a@example.com");

            Answer answer = (pair[0].startsWith("is_") ? other.with(pair[0], pair[1]) : other.field(pair[0], pair[1]))
                    .sendTo(world, key);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).startsWith("Error: ").contains("Idempotency-Key");
            assertThat(world.stored().count()).isEqualTo(count);
        }

        @Test
        void theKeyIsEachCallersOwn() {
            Map<String, String> key = Map.of("Idempotency-Key", "key-3");
            Answer first = anOrderWithoutId().sendTo(world, key);

            Answer other = world.wire().send("GET", "/qlmservice.asmx/GetActivationKey?is_vendor=bluesnap&is_productid=1"
                    + "&is_majorversion=1&is_minorversion=0", "HTTP/1.1", key, new byte[0]);

            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body()).isNotEqualTo(first.body());
        }

        @Test
        void anUnusableKeyIsRefused() {
            Answer answer = anOrderWithoutId().sendTo(world, Map.of("Idempotency-Key", "x".repeat(256)));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("Error: ").contains("Idempotency-Key");
        }
    }

    @Test
    void anOrderIdWinsOverAnIdempotencyKey() {
        String id = next();
        Answer first = anOrder(id).sendTo(world, Map.of("Idempotency-Key", "key-4"));

        Answer otherKey = anOrder(id).sendTo(world, Map.of("Idempotency-Key", "key-5"));
        Answer otherOrder = anOrder(next()).sendTo(world, Map.of("Idempotency-Key", "key-4"));

        assertThat(otherKey.bytes()).isEqualTo(first.bytes());
        assertThat(otherOrder.status()).isEqualTo(200);
        assertThat(otherOrder.body()).isNotEqualTo(first.body());
    }

    @Test
    void aShopThatIsSetSoGetsNewKeysEachTime() {
        world.staff().setCredentials("paymotion", "shop", "s3cret");
        world.staff().setRepeats("paymotion", Repeats.ISSUE);
        String id = next();
        String target = "/qlmservice.asmx/GetActivationKey?is_vendor=paymotion&is_productid=1&is_majorversion=1"
                + "&is_minorversion=0&orderNumber=" + id + "&" + World.CREDENTIALS;

        Answer first = world.wire().get(target);
        Answer second = world.wire().get(target);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(world.stored().orders(id)).hasSize(2);
    }

    private static String next() {
        return "R-" + ++lastOrder + "-";
    }

    private static ApiOrder aFullOrder(String id) {
        return anOrder(id).with("is_quantity", "2").with("is_features", "0:3;1:2")
                .field("email", "jane@example.com").field("name", "Jane Example");
    }

    private static Answer assertSameAnswer(ApiOrder order, ApiOrder again) {
        return assertSameAnswer(order.sendTo(world), again);
    }

    private static Answer assertSameAnswer(Answer first, ApiOrder order) {
        Map<String, Integer> count = world.stored().count();

        Answer again = order.sendTo(world);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(world.stored().count()).isEqualTo(count);
        return again;
    }
}
