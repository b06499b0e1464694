package io.github.keyreeve.domain.argument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingArgumentsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0";

    @Nested
    class Terms {

        @ParameterizedTest
        @CsvSource({
            "'',                                              PERMANENT",
            "is_expduration=-1,                               PERMANENT",
            "is_expduration=30,                               SUBSCRIPTION",
            "is_expdate=2027-01-05,                           SUBSCRIPTION",
            "is_licensemodel=trial&is_expduration=30,         TRIAL",
            "is_licensemodel=Permanent_Floating,              PERMANENT_FLOATING",
            "is_floating=true,                                PERMANENT_FLOATING",
            "is_floating=yes&is_expduration=30,               SUBSCRIPTION_FLOATING",
            "is_licensemodel=trial_cloud&is_floating=1&is_expduration=3, TRIAL_CLOUD",
            "is_licensemodel=subscription&is_floating=no,     SUBSCRIPTION"
        })
        void chooseTheModel(String arguments, LicenseModel model) {
            assertThat(terms(arguments, IssuingRules.USUAL).model()).isEqualTo(model);
        }

        @ParameterizedTest
        @CsvSource({
            "is_expdate=2027-01-05, UTC,              2027-01-05T23:59:59Z",
            "is_expdate=2027-07-05, Europe/Vienna,    2027-07-05T21:59:59Z",
            "is_expduration=10,     UTC,              2026-01-15T23:59:59Z",
            "is_expduration=10,     Pacific/Kiritimati, 2026-01-16T09:59:59Z",
            "is_expdate=2027-01-05&is_expduration=10, UTC, 2027-01-05T23:59:59Z"
        })
        void endTheLastDayInTheServersZone(String arguments, String zone, Instant end) {
            IssuingRules rules = new IssuingRules(
                    ZoneId.of(zone), IssuingRules.ExpiryDateFormat.ISO, true, 365, 1_000);

            assertThat(terms(arguments, rules).expiry()).isEqualTo(new Expiry.At(end));
        }

        @Test
        void startADurationAtFirstActivationWhereTheOperatorSaysSo() {
            IssuingRules rules = new IssuingRules(
                    ZoneId.of("UTC"), IssuingRules.ExpiryDateFormat.ISO, false, 365, 1_000);

            assertThat(terms("is_expduration=10", rules).expiry()).isEqualTo(new Expiry.AfterFirstActivation(10));
        }

        @Test
        void startAMaintenancePlanNow() {
            assertThat(terms("is_maintenance_plan=true", IssuingRules.USUAL).maintenance())
                    .contains(new MaintenancePlan(NOW, Instant.parse("2027-01-05T12:00:00Z")));
            assertThat(terms("is_maintenance_plan=1&is_maintduration=30", IssuingRules.USUAL).maintenance())
                    .contains(new MaintenancePlan(NOW, Instant.parse("2026-02-04T12:00:00Z")));
            assertThat(terms("is_maintduration=30", IssuingRules.USUAL).maintenance()).isEmpty();
        }

        @Test
        void readDatesInTheOperatorsFormat() {
            IssuingRules rules = new IssuingRules(
                    ZoneId.of("UTC"), new IssuingRules.ExpiryDateFormat("dd/MM/yyyy"), true, 365, 1_000);

            assertThat(terms("is_expdate=05/01/2027", rules).expiry())
                    .isEqualTo(new Expiry.At(Instant.parse("2027-01-05T23:59:59Z")));
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            is_productid=0                    | is_productid must be a whole number from 1 to 2147483647
            is_productid=x                    | is_productid must be a whole number from 1 to 2147483647
            is_majorversion=-1                | is_majorversion must be a whole number from 0 to 9999
            is_minorversion=10000             | is_minorversion must be a whole number from 0 to 9999
            is_usemultipleactivationskey=maybe| is_usemultipleactivationskey must be true or false (or 1, 0, yes, no)
            is_numberofactivationsperkey=0    | is_numberofactivationsperkey must be a whole number from 1 to 1000000
            is_numberofactivationsperkey=99999999999999999999 | is_numberofactivationsperkey must be a whole number from 1 to 1000000
            is_additionalactivations=-1       | is_additionalactivations must be a whole number from 0 to 1000000
            is_additionalactivations=1.5      | is_additionalactivations must be a whole number from 0 to 1000000
            is_expdate=2027-02-30             | is_expdate must be a day in the form yyyy-MM-dd, up to the year 9999
            is_expdate=05.01.2027             | is_expdate must be a day in the form yyyy-MM-dd, up to the year 9999
            is_expduration=0                  | is_expduration must be a whole number from 1 to 36500
            is_expduration=-2                 | is_expduration must be a whole number from 1 to 36500
            is_maintduration=0                | is_maintduration must be a whole number from 1 to 36500
            is_computertype=3                 | is_computertype must be a whole number from 0 to 2
            is_qlmversion=five                | is_qlmversion must be a version such as 5.0.00
            is_licensemodel=forever           | is_licensemodel must be one of permanent, trial, subscription, permanent_floating, trial_floating, subscription_floating, permanent_cloud, trial_cloud, subscription_cloud
            """)
        void nameArgumentAndRange(String arguments, String message) {
            assertThat(errors(arguments + "&" + PRODUCT)).containsExactly(message);
        }

        @Test
        void comeAllAtOnce() {
            assertThat(errors("is_majorversion=1&is_expduration=x&is_features=9:9")).hasSize(4);
            assertThat(errors("is_majorversion=1")).containsExactly("is_productid is missing", "is_minorversion is missing");
        }

        @Test
        void comeForAPermanentLicenceThatExpires() {
            assertThat(errors(PRODUCT + "&is_licensemodel=permanent&is_expdate=2027-01-05"))
                    .singleElement().asString().startsWith("is_licensemodel must be a subscription or trial model");
        }
    }

    @Nested
    class CanonicalForm {

        @ParameterizedTest
        @CsvSource({
            "is_usemultipleactivationskey=true", "is_numberofactivationsperkey=1", "is_additionalactivations=0",
            "is_features=0", "is_features=", "is_licensemodel=permanent", "is_floating=false",
            "is_maintenance_plan=0", "is_maintduration=365", "is_expduration=-1", "is_expdate=", "is_computertype=0",
            "is_send_mail=true", "is_emailtemplate=x", "is_user=a", "is_quantity=5", "is_unknown=1"
        })
        void isTheSameForWhatMeansNothing(String argument) {
            assertThat(canonical(PRODUCT + "&" + argument)).isEqualTo(canonical(PRODUCT));
        }

        @ParameterizedTest
        @CsvSource({
            "is_usemultipleactivationskey=no, is_usemultipleactivationskey=FALSE",
            "is_numberofactivationsperkey=2, is_numberofactivationsperkey=02",
            "is_features=0:3;1:2, is_features=1:2;0:3;",
            "is_floating=true, is_licensemodel=permanent_floating",
            "is_licensemodel=subscription&is_expduration=30, is_expduration=030",
            "is_maintenance_plan=true, is_maintenance_plan=1&is_maintduration=365"
        })
        void isTheSameForAliases(String one, String other) {
            assertThat(canonical(one)).isEqualTo(canonical(other)).isNotEqualTo(canonical(""));
        }

        @ParameterizedTest
        @CsvSource({
            "is_productid=2", "is_majorversion=2", "is_minorversion=2", "is_usemultipleactivationskey=false",
            "is_numberofactivationsperkey=2", "is_additionalactivations=2", "is_features=0:1", "is_licensemodel=trial",
            "is_floating=true", "is_maintenance_plan=true", "is_maintduration=30", "is_expduration=30",
            "is_expdate=2027-01-05", "is_affiliateid=x", "is_userdata1=x", "is_computertype=1", "is_qlmversion=5.0.00",
            "is_pp=x"
        })
        void differsForWhatMeansSomething(String argument) {
            assertThat(canonical(argument)).isNotEqualTo(canonical(""));
        }

        @Test
        void leavesOutADateThatASubscriptionMoves() {
            assertThat(read("is_expdate=2027-01-05").canonical(false)).isEqualTo(read("is_expdate=2028-01-05").canonical(false));
        }

        private List<String> canonical(String text) {
            return read(text).canonical(true);
        }
    }

    private static IssuingArguments read(String text) {
        return IssuingArguments.read(new ArgumentReader(Arguments.ofText(text)), true, IssuingRules.USUAL);
    }

    private static LicenseTerms terms(String arguments, IssuingRules rules) {
        ArgumentReader reader = new ArgumentReader(Arguments.ofText(PRODUCT + "&" + arguments));
        return IssuingArguments.read(reader, true, rules).terms(reader, rules, NOW).orElseThrow();
    }

    private static List<String> errors(String arguments) {
        ArgumentReader reader = new ArgumentReader(Arguments.ofText(arguments));
        IssuingArguments.read(reader, true, IssuingRules.USUAL).terms(reader, IssuingRules.USUAL, NOW);
        return reader.errors().stream().map(ArgumentError::toString).toList();
    }
}
