package io.github.keyreeve.bootstrap.e2e;

import static io.github.keyreeve.bootstrap.e2e.ApiOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each argument of contract 3, from the request to the database. */
class ArgumentsTakeEffectTest {

    private static World world;
    private static World otherSettings;
    private static int lastOrder;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples();
        otherSettings = World.ofTheSamples("use-duration-to-set-expiry-date", "false", "zone", "Europe/Vienna",
                "expiry-date-format", "dd/MM/yyyy", "maintenance-plan-days", "30");
        world.staff().saveSet("trial-30", "&is_licensemodel=trial&is_expduration=30");
        world.staff().saveSet("team pack", "&is_numberofactivationsperkey=5&is_additionalactivations=1&is_features=0:7");
        world.staff().saveSet("all features", "&is_features=0:255;1:255;2:255;3:255");
        world.staff().saveSet("viewer", "&is_productid=2&is_majorversion=3&is_minorversion=5");
    }

    @AfterAll
    static void stop() {
        world.close();
        otherSettings.close();
    }

    @Test
    void allArgumentsOfAnOrderAreStoredWithEachLicence() {
        StoredOrder stored = issued(anOrder("ALL")
                .with("is_productid", "2").with("is_majorversion", "3").with("is_minorversion", "5")
                .with("is_quantity", "2")
                .with("is_usemultipleactivationskey", "no")
                .with("is_numberofactivationsperkey", "4")
                .with("is_additionalactivations", "3")
                .with("is_features", "3:8;0:255;")
                .with("is_licensemodel", "subscription_floating")
                .with("is_expdate", "2026-12-31")
                .with("is_maintenance_plan", "1")
                .with("is_maintduration", "730")
                .with("is_affiliateid", "partner-7")
                .with("is_userdata1", "contract 4711; née Å")
                .with("is_computertype", "2")
                .with("is_qlmversion", "6.0.00")
                .with("is_pp", "general.numprints::100||general.numscans::50")
                .with("is_send_mail", "true")
                .with("is_emailtemplate", "Welcome")
                .field("test", "true")
                .field("subscriptionid", "SUB-1"));

        assertThat(stored.withoutKeys()).isEqualTo(new StoredOrder(
                "api", "ALL", null, "SUB-1", 2, true, "Welcome", Map.of(),
                List.of(fullyDescribed(7), fullyDescribed(4)), List.of()));
        assertThat(stored.groupedKeys()).allMatch(key -> key.startsWith("M"));
    }

    private static StoredLicense fullyDescribed(int activations) {
        return new StoredLicense("2 3.5", "subscription_floating", activations, 1, "0:255;3:8;", "2026-12-31T23:59:59",
                null, "2026-01-05T12:00/2028-01-05T12:00", "partner-7", "contract 4711; née Å", 2, "6.0.00",
                "general.numprints::100||general.numscans::50");
    }

    @Test
    void whatIsNotSaidIsNotStored() {
        assertThat(license(anOrder(next()))).isEqualTo(new StoredLicense(
                "1 1.0", "permanent", 1, 0, "", null, null, null, "", "", 0, "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "permanent, A, 0", "trial, B, 0", "subscription, F, 0",
        "permanent_floating, K, 3", "trial_floating, L, 3", "subscription_floating, M, 3",
        "permanent_cloud, R, 3", "trial_cloud, S, 3", "subscription_cloud, T, 3"})
    void eachModelIsStoredAndOpensItsKeys(String model, String letter, int seats) {
        StoredOrder stored = issued(anOrder(next()).with("is_licensemodel", model).with("is_quantity", "3"));

        assertThat(stored.licenses()).singleElement().satisfies(license -> {
            assertThat(license.model()).isEqualTo(model);
            assertThat(license.floatingSeats()).isEqualTo(seats);
            assertThat(license.activations()).isEqualTo(3);
        });
        assertThat(stored.groupedKeys()).singleElement().asString().startsWith(letter);
    }

    @Nested
    class Floating {

        @ParameterizedTest
        @CsvSource({
            "permanent, permanent_floating", "trial, trial_floating", "subscription, subscription_floating",
            "subscription_cloud, subscription_cloud", "permanent_floating, permanent_floating"})
        void turnsTheModelIntoItsFloatingForm(String asked, String stored) {
            assertThat(license(anOrder(next()).with("is_licensemodel", asked).with("is_floating", "true")).model())
                    .isEqualTo(stored);
        }

        @Test
        void givesOneKeyASeatForEachLicenceAndTheAllowanceItsComputers() {
            StoredLicense license = license(anOrder(next())
                    .with("is_floating", "1").with("is_quantity", "3").with("is_numberofactivationsperkey", "10"));

            assertThat(license.floatingSeats()).isEqualTo(3);
            assertThat(license.activations()).isEqualTo(30);
        }

        @Test
        void givesEachKeyOneSeatWhereEachLicenceHasItsOwn() {
            StoredOrder stored = issued(anOrder(next())
                    .with("is_floating", "yes").with("is_quantity", "3").with("is_usemultipleactivationskey", "0"));

            assertThat(stored.licenses()).hasSize(3).allMatch(license -> license.floatingSeats() == 1);
        }

        @Test
        void isOffWhenItSaysFalse() {
            assertThat(license(anOrder(next()).with("is_floating", "false")).model()).isEqualTo("permanent");
        }
    }

    @Nested
    class ValidityInTime {

        @Test
        void aDateIsTheLastDayAndMakesASubscription() {
            StoredLicense license = license(anOrder(next()).with("is_expdate", "2026-02-28"));

            assertThat(license.expiresAt()).isEqualTo("2026-02-28T23:59:59");
            assertThat(license.model()).isEqualTo("subscription");
        }

        @Test
        void aDurationCountsFromTheOrder() {
            StoredLicense license = license(anOrder(next()).with("is_expduration", "30"));

            assertThat(license.expiresAt()).isEqualTo("2026-02-04T23:59:59");
            assertThat(license.expiresAfterDays()).isNull();
            assertThat(license.model()).isEqualTo("subscription");
        }

        @Test
        void aDurationCountsFromTheFirstActivationWhereTheServerIsSetSo() {
            StoredLicense license = license(otherSettings, anOrder(next()).with("is_expduration", "30"));

            assertThat(license.expiresAt()).isNull();
            assertThat(license.expiresAfterDays()).isEqualTo(30);
            assertThat(license.model()).isEqualTo("subscription");
        }

        @Test
        void aDateEndsInTheServersZoneAndIsWrittenAsTheServerIsSet() {
            assertThat(license(otherSettings, anOrder(next()).with("is_expdate", "31/07/2026")).expiresAt())
                    .isEqualTo("2026-07-31T21:59:59");
        }

        @Test
        void aDateWinsOverADuration() {
            assertThat(license(anOrder(next()).with("is_expdate", "2026-03-31").with("is_expduration", "7")).expiresAt())
                    .isEqualTo("2026-03-31T23:59:59");
        }

        @Test
        void aTrialMayEnd() {
            StoredLicense license = license(anOrder(next()).with("is_licensemodel", "TRIAL").with("is_expduration", "14"));

            assertThat(license.model()).isEqualTo("trial");
            assertThat(license.expiresAt()).isEqualTo("2026-01-19T23:59:59");
        }

        @ParameterizedTest
        @CsvSource({"is_expduration, -1", "is_expduration, ''", "is_expdate, ''"})
        void whatMeansNotSetLetsTheLicenceLast(String name, String value) {
            StoredLicense license = license(anOrder(next()).with(name, value));

            assertThat(license.expiresAt()).isNull();
            assertThat(license.model()).isEqualTo("permanent");
        }

        @Test
        void onlyTheMethodWithExpiryDateKnowsIt() {
            StoredLicense license = license(anOrder(next()).method("GetActivationKey")
                    .with("is_expdate", "2026-02-28").with("is_expduration", "30"));

            assertThat(license.expiresAt()).isNull();
            assertThat(license.model()).isEqualTo("permanent");
        }

        @Test
        void aPermanentLicenceThatEndsIsRefused() {
            assertRefused(anOrder(next()).with("is_licensemodel", "permanent").with("is_expduration", "30"),
                    "is_licensemodel");
        }
    }

    @Nested
    class Maintenance {

        @ParameterizedTest
        @ValueSource(strings = {"1", "true", "TRUE", "yes"})
        void startsNowForAYear(String yes) {
            assertThat(license(anOrder(next()).with("is_maintenance_plan", yes)).maintenance())
                    .isEqualTo("2026-01-05T12:00/2027-01-05T12:00");
        }

        @Test
        void lastsAsLongAsTheServerIsSet() {
            assertThat(license(otherSettings, anOrder(next()).with("is_maintenance_plan", "1")).maintenance())
                    .isEqualTo("2026-01-05T12:00/2026-02-04T12:00");
        }

        @Test
        void lastsAsLongAsTheOrderSays() {
            assertThat(license(otherSettings,
                    anOrder(next()).with("is_maintenance_plan", "1").with("is_maintduration", "10")).maintenance())
                    .isEqualTo("2026-01-05T12:00/2026-01-15T12:00");
        }

        @Test
        void isNotThereWhereOnlyItsLengthIs() {
            assertThat(license(anOrder(next()).with("is_maintduration", "10")).maintenance()).isNull();
            assertThat(license(anOrder(next()).with("is_maintenance_plan", "0")).maintenance()).isNull();
        }
    }

    @Nested
    class Features {

        @ParameterizedTest
        @CsvSource({"0:3;1:2, 0:3;1:2;", "0:3;1:2;, 0:3;1:2;", "3:255, 3:255;", "0, ''", "'', ''", "1:2;0:0, 1:2;"})
        void areStoredInOneForm(String asked, String stored) {
            assertThat(license(anOrder(next()).with("is_features", asked)).features()).isEqualTo(stored);
        }
    }

    @Nested
    class StoredArguments {

        @Test
        void areNamedByIsArgs() {
            StoredLicense license = license(anOrder(next()).with("is_args", "trial-30"));

            assertThat(license.model()).isEqualTo("trial");
            assertThat(license.expiresAt()).isEqualTo("2026-02-04T23:59:59");
        }

        @ParameterizedTest
        @ValueSource(strings = {"trial-30,team pack", "team pack;trial-30", "TRIAL-30 | Team Pack"})
        void mayBeSeveral(String names) {
            StoredLicense license = license(anOrder(next()).with("is_args", names).with("is_quantity", "2"));

            assertThat(license.model()).isEqualTo("trial");
            assertThat(license.activations()).isEqualTo(11);
            assertThat(license.features()).isEqualTo("0:7;");
        }

        @Test
        void thatAreNamedFirstWin() {
            assertThat(license(anOrder(next()).with("is_args", "team pack,all features")).features()).isEqualTo("0:7;");
            assertThat(license(anOrder(next()).with("is_args", "all features,team pack")).features())
                    .isEqualTo("0:255;1:255;2:255;3:255;");
        }

        @Test
        void loseToExplicitOnes() {
            StoredLicense license = license(anOrder(next())
                    .with("is_args", "viewer,team pack").with("is_numberofactivationsperkey", "2").with("is_features", "0"));

            assertThat(license.product()).isEqualTo("1 1.0");
            assertThat(license.activations()).isEqualTo(3);
            assertThat(license.features()).isEmpty();
        }

        @Test
        void maySupplyTheProduct() {
            StoredLicense license = license(anOrder(next()).with("is_args", "viewer")
                    .with("is_productid", null).with("is_majorversion", null).with("is_minorversion", null));

            assertThat(license.product()).isEqualTo("2 3.5");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "&is_numberofactivationsperkey=4&is_features=1:1", "is_features=1:1&is_numberofactivationsperkey=4"})
        void mayBeWrittenOut(String text) {
            StoredLicense license = license(anOrder(next()).with("is_args", text));

            assertThat(license.activations()).isEqualTo(4);
            assertThat(license.features()).isEqualTo("1:1;");
        }

        @Test
        void cannotSayWhoOrdersHowMany() {
            StoredOrder stored = issued(anOrder(next())
                    .with("is_args", "&is_vendor=fastspring&is_quantity=50&orderid=OTHER&is_args=all+features&email=x"));

            assertThat(stored.provider()).isEqualTo("api");
            assertThat(stored.quantity()).isEqualTo(1);
            assertThat(stored.customer()).isEmpty();
            assertThat(stored.licenses().getFirst().features()).isEmpty();
        }

        @Test
        void thatNobodyStoredAreRefused() {
            assertRefused(anOrder(next()).with("is_args", "no-such-set"), "is_args");
        }
    }

    @Nested
    class Quantities {

        @ParameterizedTest
        @CsvSource({"3, 3", "3.0000, 3", "007, 7"})
        void areWholeNumbers(String asked, int stored) {
            assertThat(issued(anOrder(next()).with("is_quantity", asked)).quantity()).isEqualTo(stored);
        }

        @Test
        void comeFromTheArgumentBeforeTheShopsOwnField() {
            assertThat(issued(anOrder(next()).with("is_quantity", "2").field("quantity", "5")).quantity()).isEqualTo(2);
            assertThat(issued(anOrder(next()).field("quantity", "5")).quantity()).isEqualTo(5);
        }
    }

    @Nested
    class Places {

        @Test
        void theUrlWinsForArgumentsAndTheBodyForTheOrder() {
            String order = next();
            StoredOrder stored = issued(anOrder(order)
                    .with("is_features", "0:1").with("orderid", "from-the-url").with("email", "url@example.com")
                    .field("is_features", "0:2").field("email", "body@example.com").field("is_affiliateid", "partner"));

            assertThat(stored.orderId()).isEqualTo(order);
            assertThat(stored.customer()).containsEntry("email", "body@example.com");
            assertThat(stored.licenses().getFirst().features()).isEqualTo("0:1;");
            assertThat(stored.licenses().getFirst().affiliateId()).isEqualTo("partner");
        }

        @Test
        void namesCountInAnyCaseOfLetters() {
            String order = next();
            Answer answer = world.wire().post("/QLMSERVICE.ASMX/getactivationkey?&IS_VENDOR=API&Is_ProductID=1"
                    + "&is_MajorVersion=1&is_minorversion=0&is_Features=0:3&is_affiliateid=&" + World.CREDENTIALS,
                    "OrderID=" + order + "&EMAIL=jane%40example.com");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(world.stored().order(order).customer()).containsEntry("email", "jane@example.com");
            assertThat(world.stored().order(order).licenses().getFirst().features()).isEqualTo("0:3;");
        }
    }

    private static String next() {
        return "A-" + ++lastOrder;
    }

    private static StoredLicense license(ApiOrder order) {
        return license(world, order);
    }

    private static StoredLicense license(World where, ApiOrder order) {
        List<StoredLicense> licenses = issued(where, order).licenses();

        assertThat(licenses).hasSize(1);
        return licenses.getFirst();
    }

    private static StoredOrder issued(ApiOrder order) {
        return issued(world, order);
    }

    /** Sends the order and checks that the answer is what is stored. */
    private static StoredOrder issued(World where, ApiOrder order) {
        Answer answer = order.sendTo(where);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        StoredOrder stored = where.stored().order(order.fields().get("orderid"));
        assertThat(answer.keys()).isEqualTo(stored.groupedKeys());
        return stored;
    }

    private static void assertRefused(ApiOrder order, String argument) {
        Map<String, Integer> before = world.stored().count();

        Answer answer = order.sendTo(world);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("Error: ").contains(argument);
        assertThat(world.stored().count()).isEqualTo(before);
    }
}
