package io.github.keyreeve.web.webhook;

import static io.github.keyreeve.web.webhook.WebhookVerdict.MISSING;
import static io.github.keyreeve.web.webhook.WebhookVerdict.OUTSIDE_TOLERANCE;
import static io.github.keyreeve.web.webhook.WebhookVerdict.VALID;
import static io.github.keyreeve.web.webhook.WebhookVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.StampedHmac;
import io.github.keyreeve.web.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe and Paddle, by the short vectors: body {@code {"a":1}}, secret {@code secret}. */
class StampedSignatureTest {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_767_603_600);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Secret SECRET = new Secret("secret");
    private static final String STRIPE = "816989bef6a8c333cad06eabecf43bba30d08c212d9074ef32ecc92c1e6f6558";
    private static final String PADDLE = "ed76fc03f76e47491f29b6e478563b607608909c8b7d1c3856b0398e5c09e6d5";
    private static final String WRONG_ONE = "0".repeat(64);

    @Nested
    class Time {

        @ParameterizedTest
        @CsvSource({
            "0, VALID", "299.999, VALID", "300, VALID", "300.001, OUTSIDE_TOLERANCE", "301, OUTSIDE_TOLERANCE",
            "-299.999, VALID", "-300, VALID", "-300.001, OUTSIDE_TOLERANCE", "-301, OUTSIDE_TOLERANCE",
            "99999999999, OUTSIDE_TOLERANCE"})
        void mayBeAsFarAwayAsTheToleranceSays(double secondsLater, WebhookVerdict expected) {
            Instant now = SIGNED_AT.plusMillis(Math.round(secondsLater * 1_000));

            assertThat(stripe(now, "t=1767603600,v1=" + STRIPE)).isEqualTo(expected);
            assertThat(paddle(now, "ts=1767603600;h1=" + PADDLE)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"5, VALID", "6, OUTSIDE_TOLERANCE", "-5, VALID", "-6, OUTSIDE_TOLERANCE"})
        void isHeldToTheToleranceThatIsSet(int secondsLater, WebhookVerdict expected) {
            StampedHmac usual = (StampedHmac) Vendors.scheme("paddle");
            StampedHmac strict = new StampedHmac(
                    usual.header(), usual.between(), usual.stamp(), usual.signature(), usual.joint(), 5);

            WebhookVerdict verdict = WebhookSignature.of(strict, Vendors.at(SIGNED_AT.plusSeconds(secondsLater)))
                    .check(BODY, Map.of("Paddle-Signature", List.of("ts=1767603600;h1=" + PADDLE)), SECRET);

            assertThat(verdict).isEqualTo(expected);
        }

        @Test
        void ofAForgedSignatureSaysNothing() {
            assertThat(stripe(SIGNED_AT.plus(Duration.ofDays(1)), "t=1767603600,v1=" + WRONG_ONE)).isEqualTo(WRONG);
        }

        @Test
        void tooFarAwayIsRefusedLikeAWrongSignature() {
            assertThat(OUTSIDE_TOLERANCE.forAdmission()).isEqualTo(Signature.Verdict.WRONG);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "", "0", "-1767603600", "+1767603600", " 1767603600", "\"1767603600\"", "01767603600", "1767603600.0", "1e9", "٣٤٥",
            "999999999999999999999999999999", "9223372036854775808", "99999999999", "1767603600\u0000", "null", "1767603601"})
        void mustBeTheOneThatWasSigned(String stamp) {
            assertThat(stripe(SIGNED_AT, "t=" + stamp + ",v1=" + STRIPE)).isEqualTo(WRONG);
        }

        @Test
        void mustNotStandThereTwice() {
            assertThat(stripe(SIGNED_AT, "t=1767603600,t=1767603600,v1=" + STRIPE)).isEqualTo(WRONG);
            assertThat(stripe(SIGNED_AT, "t=1767603600,v1=" + STRIPE + ",t=1")).isEqualTo(WRONG);
        }
    }

    @Nested
    class Candidates {

        @Test
        void areAllLookedAt() {
            String others = ("v1=" + WRONG_ONE + ",").repeat(StampedSignature.MAX_CANDIDATES - 1);

            assertThat(stripe(SIGNED_AT, "t=1767603600," + others + "v1=" + STRIPE)).isEqualTo(VALID);
            assertThat(stripe(SIGNED_AT, "v1=" + STRIPE + "," + others + "t=1767603600")).isEqualTo(VALID);
        }

        @Test
        void areNotLookedAtWhereThereAreTooMany() {
            String others = ("v1=,").repeat(StampedSignature.MAX_CANDIDATES);

            assertThat(stripe(SIGNED_AT, "t=1767603600," + others + "v1=" + STRIPE)).isEqualTo(WRONG);
            assertThat(stripe(SIGNED_AT, "t=1767603600," + "v1=,".repeat(10_000) + "v1=" + STRIPE)).isEqualTo(WRONG);
        }

        @Test
        void mayStandBetweenPartsThatNobodyKnows() {
            assertThat(stripe(SIGNED_AT, "t=1767603600, v0=x ,,=,v1, v2=" + WRONG_ONE + ", v1=" + STRIPE)).isEqualTo(VALID);
            assertThat(paddle(SIGNED_AT, "ts=1767603600;h2=x;h1=" + WRONG_ONE + ";h1=" + PADDLE)).isEqualTo(VALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "t=1767603600", "t=1767603600,v1", "t=1767603600,v1=", "v1=" + STRIPE, "t=1767603600,v1=" + STRIPE + "0",
            "t=1767603600;v1=" + STRIPE, "t=1767603600,v0=" + STRIPE, "t=1767603600,V1=" + STRIPE, "T=1767603600,v1=" + STRIPE,
            "t=1767603600,v1=" + PADDLE, "t=1767603600,v1==" + STRIPE, "t=1767603600,v1=zz", "t=1767603600,v1=\u00e9",
            "t=1767603600,v11=" + STRIPE, ",", "=", ",=,=,", "t", "{}", "%00"})
        void mustBeWrittenAsTheShopWritesThem(String header) {
            assertThat(stripe(SIGNED_AT, header)).isEqualTo(WRONG);
        }
    }

    @Nested
    class Headers {

        @Test
        void thatAreLongerThanAnyShopsAreWrong() {
            String right = "t=1767603600,v1=" + STRIPE;
            String longest = right + "," + "x".repeat(SentSignature.MAX_LENGTH - right.length() - 1);

            assertThat(stripe(SIGNED_AT, longest)).isEqualTo(VALID);
            assertThat(stripe(SIGNED_AT, longest + "x")).isEqualTo(WRONG);
        }

        @Test
        void mayStandThereTwiceOnlyIfTheyAreEqual() {
            String right = "t=1767603600,v1=" + STRIPE;

            assertThat(stripe(SIGNED_AT, right, right, "")).isEqualTo(VALID);
            assertThat(stripe(SIGNED_AT, right, "t=1767603600,v1=" + WRONG_ONE)).isEqualTo(WRONG);
            assertThat(stripe(SIGNED_AT, "t=1", right)).isEqualTo(WRONG);
        }

        @Test
        void thatAreEmptyAreMissing() {
            assertThat(stripe(SIGNED_AT)).isEqualTo(MISSING);
            assertThat(stripe(SIGNED_AT, "", "  ")).isEqualTo(MISSING);
        }

        @Test
        void mayBeManyAsLongAsTheyAreEqual() {
            List<String> many = Collections.nCopies(10_000, "t=1767603600,v1=" + STRIPE);

            assertThat(stripe(SIGNED_AT, many.toArray(String[]::new))).isEqualTo(VALID);
        }
    }

    private static WebhookVerdict stripe(Instant now, String... values) {
        return WebhookSignature.of(Vendors.scheme("stripe"), Vendors.at(now))
                .check(BODY, Map.of("Stripe-Signature", List.of(values)), SECRET);
    }

    private static WebhookVerdict paddle(Instant now, String... values) {
        return WebhookSignature.of(Vendors.scheme("paddle"), Vendors.at(now))
                .check(BODY, Map.of("Paddle-Signature", List.of(values)), SECRET);
    }
}
