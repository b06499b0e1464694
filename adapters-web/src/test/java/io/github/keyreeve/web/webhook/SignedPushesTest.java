package io.github.keyreeve.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that a shop of the samples pushes and signs: valid as it stands, wrong when anything of it is changed. */
class SignedPushesTest {

    private static final int BYTES_TO_CHANGE = 50;
    private static final Pattern SIGNED_VALUE =
            Pattern.compile("(?<=^|&)(?!HASH=|SIGNATURE_SHA)[^=&]+=(?<value>[^&]+)");
    private static final Pattern PREFERRED_SIGNATURE = Pattern.compile("SIGNATURE_SHA3_256=(?<value>[0-9a-f]+)");

    static List<Push> pushes() {
        return Push.all().stream().filter(push -> !push.name().equals(Push.GREETING)).toList();
    }

    static List<Push> signedInAHeader() {
        return pushes().stream().filter(push -> !(push.scheme() instanceof TwoCheckoutIpn)).toList();
    }

    static List<Push> signedInTheForm() {
        return pushes().stream().filter(push -> push.scheme() instanceof TwoCheckoutIpn).toList();
    }

    @Test
    void comeFromAllShopsThatSign() {
        assertThat(pushes()).extracting(push -> push.name().substring(0, push.name().indexOf('/'))).containsOnly(
                "avangate", "chargify", "fastspring", "lemonsqueezy", "paddle", "shopify", "stripe", "woocommerce");
        assertThat(pushes()).hasSize(56);
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void areValidAsTheyStand(Push push) {
        assertThat(push.check()).isEqualTo(WebhookVerdict.VALID);
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void areWrongWithOneByteOfTheBodyChanged(Push push) {
        int[] places = push.scheme() instanceof TwoCheckoutIpn
                ? places(SIGNED_VALUE, push.body())
                : IntStream.range(0, push.body().length).toArray();

        int step = Math.max(1, places.length / BYTES_TO_CHANGE);
        for (int i = 0; i < places.length; i += step) {
            assertWrongWithoutByte(push, places[i]);
        }
        assertWrongWithoutByte(push, places[places.length - 1]);
    }

    @ParameterizedTest
    @MethodSource("signedInAHeader")
    void areWrongWithOneCharacterOfTheHeaderChanged(Push push) {
        assertThat(push.signatureHeaders()).hasSize(1);
        String header = push.signatureHeaders().getFirst();
        String value = push.headers().get(header).getFirst();

        for (int i = 0; i < value.length(); i++) {
            String changed = value.substring(0, i) + (char) (value.charAt(i) ^ 1) + value.substring(i + 1);
            assertThat(push.withHeader(header, changed).check()).as(changed).isEqualTo(WebhookVerdict.WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("signedInTheForm")
    void areWrongWithOneDigitOfTheStrongestSignatureChanged(Push push) {
        int[] digits = places(PREFERRED_SIGNATURE, push.body());

        assertThat(digits).hasSize(64);
        for (int place : digits) {
            assertWrongWithoutByte(push, place);
        }
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void areWrongUnderAnotherSecret(Push push) {
        String secret = push.secret().text();

        assertThat(push.withSecret(secret + " ").check()).isEqualTo(WebhookVerdict.WRONG);
        assertThat(push.withSecret(secret.substring(1)).check()).isEqualTo(WebhookVerdict.WRONG);
        assertThat(push.withSecret((char) (secret.charAt(0) ^ 1) + secret.substring(1)).check())
                .isEqualTo(WebhookVerdict.WRONG);
    }

    @ParameterizedTest
    @MethodSource("signedInAHeader")
    void areMissedWithoutTheHeader(Push push) {
        Push unsigned = new Push(push.name(), push.scheme(), push.clock(), push.body(), Map.of(), push.secret());

        assertThat(unsigned.check()).isEqualTo(WebhookVerdict.MISSING);
    }

    @ParameterizedTest
    @MethodSource("signedInAHeader")
    void areValidWithTheHeadersNameInAnyCaseOfLetters(Push push) {
        String header = push.signatureHeaders().getFirst();
        List<String> value = push.headers().get(header);

        for (String name : List.of(header.toLowerCase(Locale.ROOT), header.toUpperCase(Locale.ROOT))) {
            assertThat(WebhookSignature.of(push.scheme(), push.clock())
                    .check(push.body(), Map.of(name, value), push.secret())).isEqualTo(WebhookVerdict.VALID);
        }
    }

    @Test
    void areOnlyMissedWhereNobodySigns() {
        List<Push> greetings = Push.all().stream().filter(push -> push.name().equals(Push.GREETING)).toList();

        assertThat(greetings).hasSize(1).allSatisfy(push -> assertThat(push.check()).isEqualTo(WebhookVerdict.MISSING));
    }

    private static void assertWrongWithoutByte(Push push, int place) {
        byte[] changed = push.body().clone();
        changed[place] ^= 1;

        assertThat(push.withBody(changed).check()).as("byte %d changed", place).isEqualTo(WebhookVerdict.WRONG);
    }

    private static int[] places(Pattern values, byte[] form) {
        Matcher matcher = values.matcher(new String(form, StandardCharsets.ISO_8859_1));
        return matcher.results()
                .flatMapToInt(value -> IntStream.range(value.start("value"), value.end("value")))
                .toArray();
    }
}
