package io.github.keyreeve.web.webhook;

import static io.github.keyreeve.web.webhook.WebhookVerdict.MISSING;
import static io.github.keyreeve.web.webhook.WebhookVerdict.VALID;
import static io.github.keyreeve.web.webhook.WebhookVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import io.github.keyreeve.web.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2Checkout's messages and the answers to them. */
class IpnSignatureTest {

    private static final Secret SECRET = new Secret("avangate-secret-key");
    private static final TwoCheckoutIpn USUAL = (TwoCheckoutIpn) Vendors.scheme("avangate");
    private static final TwoCheckoutIpn WITH_MD5 = new TwoCheckoutIpn(true);
    private static final Clock NOON = Vendors.at(Instant.parse("2026-01-05T12:00:00Z"));

    @Nested
    class Signed {

        @Test
        void areTheValuesBehindTheirLengthsGatheredByName() {
            String form = "A%5B%5D=x&B=&A[]=%C3%ABy&=n&C&HASH=1&SIGNATURE_SHA2_256=2&SIGNATURE_SHA3_256=3&&A%5b2%5D=+";

            assertThat(signed(form)).isEqualTo("1x3ëy1 01n0");
        }

        @Test
        void areBytesThatAreNoTextInAnyCharset() {
            assertThat(IpnMessage.read("A=%FF%FE%00".getBytes(StandardCharsets.US_ASCII)).orElseThrow().signed())
                    .containsExactly('3', 0xFF, 0xFE, 0);
        }

        @Test
        void areNotTheNames() {
            String form = "REFNO=1&ORDERSTATUS=COMPLETE";

            assertThat(check(USUAL, form + signature(IpnAlgorithm.SHA2_256, form))).isEqualTo(VALID);
            assertThat(check(USUAL, "REFNX=1&ORDERSTATUS=COMPLETE" + signature(IpnAlgorithm.SHA2_256, form))).isEqualTo(VALID);
        }
    }

    @Nested
    class Algorithms {

        private static final String FORM = "REFNO=1";

        @Test
        void theStrongestSentDecides() {
            String sha3 = signature(IpnAlgorithm.SHA3_256, FORM);
            String sha2 = signature(IpnAlgorithm.SHA2_256, FORM);
            String md5 = signature(IpnAlgorithm.MD5, FORM);

            assertThat(check(WITH_MD5, FORM + md5 + "&SIGNATURE_SHA2_256=0" + sha3)).isEqualTo(VALID);
            assertThat(check(WITH_MD5, FORM + md5 + sha2 + "&SIGNATURE_SHA3_256=0")).isEqualTo(WRONG);
            assertThat(check(WITH_MD5, FORM + md5 + "&SIGNATURE_SHA2_256=0")).isEqualTo(WRONG);
            assertThat(check(WITH_MD5, FORM + "&HASH=0" + sha2)).isEqualTo(VALID);
            assertThat(check(WITH_MD5, FORM + "&HASH=0")).isEqualTo(WRONG);
        }

        @Test
        void md5CountsOnlyWhereItIsAllowed() {
            String form = FORM + signature(IpnAlgorithm.MD5, FORM);

            assertThat(check(WITH_MD5, form)).isEqualTo(VALID);
            assertThat(check(USUAL, form)).isEqualTo(MISSING);
            assertThat(new IpnAnswer(USUAL, NOON).to(bytes(form), SECRET)).isEmpty();
        }

        @Test
        void anEmptySignatureIsNone() {
            String sha2 = signature(IpnAlgorithm.SHA2_256, FORM);

            assertThat(check(USUAL, FORM + sha2 + "&SIGNATURE_SHA3_256=")).isEqualTo(VALID);
            assertThat(check(USUAL, FORM + "&SIGNATURE_SHA2_256=+&HASH")).isEqualTo(MISSING);
            assertThat(check(USUAL, "")).isEqualTo(MISSING);
        }

        @Test
        void oneThatStandsThereTwiceCountsOnlyIfBothAreEqual() {
            String sha2 = signature(IpnAlgorithm.SHA2_256, FORM);

            assertThat(check(USUAL, FORM + sha2 + sha2)).isEqualTo(VALID);
            assertThat(check(USUAL, FORM + sha2 + "&SIGNATURE_SHA2_256=0")).isEqualTo(WRONG);
        }
    }

    @Test
    void isFoundInOrdersOfManyLines() {
        String form = "REFNO=1" + "&IPN_PID[]=7&IPN_QTY[]=1".repeat(9_000);

        assertThat(check(USUAL, form + signature(IpnAlgorithm.SHA2_256, form))).isEqualTo(VALID);
        assertThat(check(USUAL, form.replaceFirst("7", "8") + signature(IpnAlgorithm.SHA2_256, form))).isEqualTo(WRONG);
    }

    @Nested
    class Hostile {

        @ParameterizedTest
        @ValueSource(strings = {
            "A=%", "A=%zz", "%=1&HASH=1", "\u0000", "{\"a\":1}", "<a/>", "SIGNATURE_SHA3_256=é", "SIGNATURE_SHA3_256[]=1",
            "signature_sha3_256=1"})
        void formsAreNeverValid(String form) {
            assertThat(check(WITH_MD5, form)).isIn(WRONG, MISSING);
            assertThat(check(WITH_MD5, form + "&SIGNATURE_SHA2_256=" + "0".repeat(64))).isEqualTo(WRONG);
        }

        @Test
        void formsMayBeHuge() {
            String fields = IntStream.range(0, 100_000).mapToObj(i -> "A=1").collect(Collectors.joining("&"));
            String hashes = "SIGNATURE_SHA3_256=0".concat("&SIGNATURE_SHA3_256=1".repeat(900));

            assertThat(check(USUAL, fields + "&SIGNATURE_SHA3_256=0")).isEqualTo(WRONG);
            assertThat(check(USUAL, hashes)).isEqualTo(WRONG);
            assertThat(check(USUAL, "SIGNATURE_SHA3_256=" + "0".repeat(1_000_000))).isEqualTo(WRONG);
            assertThat(new IpnAnswer(USUAL, NOON).to(bytes(fields), SECRET)).isEmpty();
        }
    }

    @Nested
    class Answers {

        /** The samples carry all three signatures and so are answered by the strongest. */
        static Stream<JsonNode> samples() {
            return Vendors.requests("avangate").stream().filter(request -> request.has("response_sha3_256_at_20260105120000"));
        }

        @ParameterizedTest
        @MethodSource("samples")
        void areThoseOfTheSamplesHoweverOften(JsonNode request) {
            byte[] body = Vendors.bytes("samples/avangate/" + request.required("file").textValue());
            IpnAnswer answer = new IpnAnswer(USUAL, NOON);

            String expected = request.required("response_sha3_256_at_20260105120000").textValue();
            assertThat(answer.to(body, SECRET)).contains(expected);
            assertThat(answer.to(body, SECRET)).contains(expected);
        }

        @Test
        void bearTheTimeInUtcWhateverTheClocksZone() {
            String form = "IPN_PID[]=1&IPN_PNAME[]=Acme&IPN_DATE=20260105110106&SIGNATURE_SHA2_256=x";
            Clock elsewhere = Clock.offset(NOON, Duration.ofSeconds(7)).withZone(ZoneId.of("Asia/Tokyo"));

            assertThat(new IpnAnswer(USUAL, elsewhere).to(bytes(form), SECRET)).hasValueSatisfying(answer ->
                    assertThat(answer).matches("<sig algo=\"sha256\" date=\"20260105120007\">[0-9a-f]{64}</sig>"));
        }

        @Test
        void takeWhatIsMissingAsEmpty() {
            String none = "SIGNATURE_SHA2_256=x";
            String empty = "IPN_PID[]=&IPN_PNAME[]=&IPN_DATE=&SIGNATURE_SHA2_256=x";

            assertThat(new IpnAnswer(USUAL, NOON).to(bytes(none), SECRET)).isPresent()
                    .isEqualTo(new IpnAnswer(USUAL, NOON).to(bytes(empty), SECRET));
        }
    }

    @Test
    void aMessageShowsNothingOfItself() {
        assertThat(IpnMessage.read(bytes("CUSTOMEREMAIL=jane%40example.com")).orElseThrow().toString()).doesNotContain("jane");
    }

    private static WebhookVerdict check(TwoCheckoutIpn scheme, String form) {
        return new IpnSignature(scheme).check(bytes(form), Map.of("X-Signature", List.of("x")), SECRET);
    }

    private static String signed(String form) {
        return new String(IpnMessage.read(bytes(form)).orElseThrow().signed(), StandardCharsets.UTF_8);
    }

    private static String signature(IpnAlgorithm algorithm, String form) {
        return "&" + algorithm.field() + "="
                + algorithm.hmac().hexOf(SECRET, IpnMessage.read(bytes(form)).orElseThrow().signed());
    }

    private static byte[] bytes(String form) {
        return form.getBytes(StandardCharsets.UTF_8);
    }
}
