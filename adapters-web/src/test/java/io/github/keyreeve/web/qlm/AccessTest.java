package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.server.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may order keys (source: contract 2), over HTTP. */
class AccessTest {

    private static final String KEY = "A[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){4}";
    private static final String MISSING = "Error: is_user and is_pwd are missing.";
    private static final String WRONG = "Error: is_user or is_pwd is wrong.";

    @Nested
    class Names {

        @Test
        void mustBeGivenWhereTheOperatorHasSetNoDefault() {
            try (QlmServer server = QlmServer.start().open("fastspring")) {
                for (String arguments : List.of("", "is_vendor=", "is_vendor=%20")) {
                    assertRefused(server.get(arguments), 400,
                            "Error: is_vendor is missing; it must name the shop, for example fastspring.");
                }
                assertNothingIsStored(server);
            }
        }

        @Test
        void mayBeMissingWhereTheOperatorHasSetADefault() {
            try (QlmServer server = QlmServer.with().defaultProvider("woocommerce").start().open("woocommerce")) {
                assertIssued(server.post("", "OrderId=1&Customer_Name=Jane"));

                assertThat(server.onlyOrder().line().provider().text()).isEqualTo("woocommerce");
                assertThat(server.onlyOrder().line().customer().name()).isEqualTo("Jane");
            }
        }

        @Test
        void mustBeSetUpAlsoIfTheyAreTheDefault() {
            try (QlmServer server = QlmServer.with().defaultProvider("woocommerce").start()) {
                assertRefused(server.get(""), 403,
                        "Error: This shop has no user and password here yet; the operator sets them, or switches it to open.");
                assertNothingIsStored(server);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "fastspring, fastspring", "FastSpring, fastspring", "%20FASTSPRING%20, fastspring", "plimus, bluesnap", "PLIMUS, bluesnap",
            "avangate, 2checkout", "mycommerce, shareit", "shareit, shareit", "f%61stspring, fastspring"})
        void countInAnyCaseAndAsTheirAliases(String sent, String meant) {
            try (QlmServer server = QlmServer.start().open(meant)) {
                assertThat(server.get("is_vendor=" + sent).status()).isEqualTo(200);

                assertThat(server.onlyOrder().line().provider().text()).isEqualTo(meant);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"nobody", "fast spring", "..", "fastspring%00", "%ff", "<b>fastspring</b>", "'%20or%201=1--"})
        void areRefusedWhereUnknown(String vendor) {
            try (QlmServer server = QlmServer.start().open("fastspring")) {
                assertRefused(server.get("is_vendor=" + vendor), 403, "Error: is_vendor names no shop that this server knows.");
                assertNothingIsStored(server);
            }
        }

        @Test
        void inTheQueryWinOverThoseInTheBody() {
            try (QlmServer server = QlmServer.start().open("fastspring")) {
                assertIssued(server.post("is_vendor=fastspring", "is_vendor=api"));
                assertThat(server.post("is_vendor=api", "is_vendor=fastspring").status()).isEqualTo(403);

                assertThat(server.onlyOrder().line().provider().text()).isEqualTo("fastspring");
            }
        }

        @Test
        void mayStandInTheBody() {
            try (QlmServer server = QlmServer.start().open("fastspring")) {
                assertIssued(server.post("", "is_vendor=fastspring&reference=1"));
            }
        }
    }

    @Nested
    class Providers {

        @Test
        void areRefusedWhileSwitchedOffWhateverTheySend() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret").open("fastspring").disable("fastspring")) {
                for (String arguments : List.of("", "&is_user=shop&is_pwd=s3cret", "&is_quantity=no")) {
                    assertRefused(server.get("is_vendor=fastspring" + arguments), 403, "Error: This shop is switched off here.");
                }
                assertNothingIsStored(server);
            }
        }

        @Test
        void areRefusedUntilSomebodyHasSetThemUp() {
            try (QlmServer server = QlmServer.start()) {
                for (String arguments : List.of("", "&is_user=a&is_pwd=b", "&is_user=&is_pwd=")) {
                    assertRefused(server.get("is_vendor=fastspring" + arguments), 403,
                            "Error: This shop has no user and password here yet; the operator sets them, or switches it to open.");
                }
                assertNothingIsStored(server);
            }
        }

        @Test
        void areOpenOnlyWhereSwitchedOn() {
            try (QlmServer server = QlmServer.start().open("api").login("woocommerce", "shop", "s3cret")) {
                assertIssued(server.get("is_vendor=api"));

                assertRefused(server.get("is_vendor=woocommerce"), 401, MISSING);
                assertThat(server.get("is_vendor=fastspring").status()).isEqualTo(403);
            }
        }
    }

    @Nested
    class Credentials {

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                &is_user=shop&is_pwd=s%26%C3%BC cret;  ''
                &IS_USER=shop&Is_Pwd=s%26%C3%BC+cret;  ''
                '';                                    is_user=shop&is_pwd=s%26%C3%BC+cret
                &is_user=shop;                         is_pwd=s%26%C3%BC+cret
                """)
        void mayStandInTheQueryOrInTheBody(String query, String body) {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s&ü cret")) {
                assertIssued(server.post("is_vendor=fastspring" + query, body));
            }
        }

        @Test
        void mayBeginAndEndWithABlank() {
            try (QlmServer server = QlmServer.start().login("fastspring", " shop", " s3 cret ")) {
                assertIssued(server.get("is_vendor=fastspring&is_user=+shop&is_pwd=%20s3+cret%20"));
                assertIssued(server.get("is_vendor=fastspring", basic(" shop: s3 cret ")));
                assertRefused(server.get("is_vendor=fastspring&is_user=+shop&is_pwd=s3+cret"), 401, WRONG);
            }
        }

        @Test
        void mayComeByHttpBasic() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3:cr§t")) {
                assertIssued(server.get("is_vendor=fastspring", basic("shop:s3:cr§t")));
                assertIssued(server.get("is_vendor=fastspring", basic("shop:s3:cr§t").replace("Basic", "bAsIc")));
                assertIssued(server.get("is_vendor=fastspring&is_user=&is_pwd=", basic("shop:s3:cr§t")));
            }
        }

        @Test
        void inTheArgumentsWinOverHttpBasic() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertRefused(server.get("is_vendor=fastspring&is_user=shop&is_pwd=no", basic("shop:s3cret")), 401, WRONG);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic", "Basic ", "Basic ***", "Basic c2hvcA==", "Bearer c2hvcDpzM2NyZXQ=", "Digest username=\"shop\""})
        void areMissingWhereTheHeaderHoldsNone(String authorization) {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertRefused(server.get("is_vendor=fastspring", "Authorization: " + authorization), 401, MISSING);
                assertNothingIsStored(server);
            }
        }

        @Test
        void areAskedForInTheWayOfHttp() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                RawAnswer missing = server.get("is_vendor=fastspring");
                RawAnswer wrong = server.get("is_vendor=fastspring&is_user=shop&is_pwd=wrong");

                assertRefused(missing, 401, MISSING);
                assertRefused(wrong, 401, WRONG);
                for (RawAnswer answer : List.of(missing, wrong)) {
                    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Keyreeve\", charset=\"UTF-8\"");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "is_user=shop&is_pwd=s3crET", "is_user=SHOP&is_pwd=s3cret", "is_user=shop", "is_pwd=s3cret", "is_user=shop&is_pwd=",
            "is_user=shop&is_pwd=s3cret1", "is_user=shop%00&is_pwd=s3cret",
            "is_user=shop&is_pwd=%EF%BF%BD", "is_user=%27+or+1%3D1--&is_pwd=%27+or+1%3D1--"})
        void areRefusedWhereWrong(String credentials) {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertRefused(server.get("is_vendor=fastspring&" + credentials), 401, WRONG);
                assertNothingIsStored(server);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {":", "shop:", ":s3cret", "shop:s3cret ", "shop:\ud83d\ude00"})
        void byHttpBasicAreRefusedWhereWrong(String pair) {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertRefused(server.get("is_vendor=fastspring", basic(pair)), 401, WRONG);
            }
        }

        @Test
        void ofOneShopDoNotOpenAnother() {
            try (QlmServer server = QlmServer.start().login("fastspring", "a", "a1").login("api", "b", "b1")) {
                assertIssued(server.get("is_vendor=api&is_user=b&is_pwd=b1"));
                assertRefused(server.get("is_vendor=fastspring&is_user=b&is_pwd=b1"), 401, WRONG);
            }
        }

        @Test
        void areNotGuessableByWhatElseIsWrong() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertRefused(server.get("is_vendor=fastspring&is_user=shop&is_pwd=no&is_quantity=many&is_features=9"), 401, WRONG);
            }
        }

        @Test
        void payForTheSlowHashOnce() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                for (int i = 0; i < 20; i++) {
                    assertIssued(server.get("is_vendor=fastspring&is_user=shop&is_pwd=s3cret&reference=" + i));
                }

                assertThat(server.slowHashes).hasValue(1);
            }
        }

        @Test
        void payAgainAfterAChange() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                assertIssued(server.get("is_vendor=fastspring&is_user=shop&is_pwd=s3cret"));

                server.login("fastspring", "shop", "an0ther");

                assertRefused(server.get("is_vendor=fastspring&is_user=shop&is_pwd=s3cret"), 401, WRONG);
                assertIssued(server.get("is_vendor=fastspring&is_user=shop&is_pwd=an0ther"));
                assertThat(server.slowHashes).hasValue(3);
            }
        }
    }

    @Nested
    class Guessing {

        private static final String TOO_MANY = "Error: Too many wrong credentials came from this address; try again later.";
        private static final String RIGHT = "is_vendor=fastspring&is_user=shop&is_pwd=s3cret";

        @Test
        void isSlowedDownWithoutLockingAnybodyOut() {
            try (QlmServer server = QlmServer.with().trustedProxy("127.0.0.1").start()
                    .login("fastspring", "shop", "s3cret").login("api", "a", "b")) {
                for (int i = 0; i < QlmServer.GUESSES; i++) {
                    assertRefused(guess(server, "is_vendor=fastspring", "203.0.113.1"), 401, WRONG);
                }

                RawAnswer refused = guess(server, "is_vendor=fastspring", "203.0.113.1");

                assertRefused(refused, 429, TOO_MANY);
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
                assertThat(guess(server, "is_vendor=api", "203.0.113.1").status()).as("at another shop").isEqualTo(429);
                assertIssued(server.get(RIGHT + "&reference=1", "X-Forwarded-For: 203.0.113.1"));
                assertIssued(server.get(RIGHT + "&reference=2", "X-Forwarded-For: 203.0.113.2"));
                assertRefused(guess(server, "is_vendor=fastspring", "203.0.113.2"), 401, WRONG);
            }
        }

        @Test
        void cannotHideBehindInventedProxies() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                for (int i = 0; i < QlmServer.GUESSES; i++) {
                    assertRefused(guess(server, "is_vendor=fastspring", "203.0.113." + i), 401, WRONG);
                }

                assertRefused(guess(server, "is_vendor=fastspring", "203.0.113.99"), 429, TOO_MANY);
            }
        }

        @Test
        void ofSignaturesCountsAsWell() {
            try (QlmServer server = QlmServer.start().sharedKey("fastspring", "key")) {
                for (int i = 0; i < QlmServer.GUESSES; i++) {
                    assertRefused(server.post("is_vendor=fastspring", "security_request_hash=" + i), 401,
                            "Error: The request's signature is wrong.");
                }

                assertRefused(server.post("is_vendor=fastspring", "security_request_hash=no"), 429, TOO_MANY);
            }
        }

        @Test
        void isNotSuspectedWhereCredentialsAreMissing() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret")) {
                for (int i = 0; i < 3 * QlmServer.GUESSES; i++) {
                    assertRefused(server.get("is_vendor=fastspring"), 401, MISSING);
                }
            }
        }

        private static RawAnswer guess(QlmServer server, String vendor, String address) {
            return server.get(vendor + "&is_user=shop&is_pwd=guess", "X-Forwarded-For: " + address);
        }
    }

    @Nested
    class Signatures {

        @Test
        void areDemandedWhereASharedKeyIsSet() {
            try (QlmServer server = QlmServer.start().open("fastspring").login("fastspring", "shop", "s3cret").sharedKey("fastspring", "key")) {
                assertRefused(server.post("is_vendor=fastspring", "reference=1"), 401, "Error: The request is not signed.");
                assertRefused(server.post("is_vendor=fastspring&is_user=shop&is_pwd=s3cret", "reference=1"), 401,
                        "Error: The request is not signed.");
                assertRefused(server.post("is_vendor=fastspring", "reference=1&security_request_hash=" + md5("2key")), 401,
                        "Error: The request's signature is wrong.");
                assertNothingIsStored(server);
            }
        }

        @Test
        void replaceUserAndPassword() {
            try (QlmServer server = QlmServer.start().login("fastspring", "shop", "s3cret").sharedKey("fastspring", "key")) {
                assertIssued(server.post("is_vendor=fastspring",
                        "reference=1&Zone=x&email=a%40b.c&security_request_hash=" + md5("xa@b.c1key")));
            }
        }

        @Test
        void ofUltraCartAreTheHashOfItsSecret() {
            try (QlmServer server = QlmServer.start().sharedKey("ultracart", "merchant secret")) {
                String request = "<activationCodeRequest><orderId>U-1</orderId><quantity>2</quantity>"
                        + "<md5Secret>%s</md5Secret></activationCodeRequest>";

                assertRefused(ultraCart(server, request.formatted(md5("another"))), 401, "Error: The request's signature is wrong.");
                assertRefused(ultraCart(server, "<activationCodeRequest><orderId>U-1</orderId></activationCodeRequest>"), 401,
                        "Error: The request is not signed.");
                assertNothingIsStored(server);
                assertIssued(ultraCart(server, request.formatted(md5("merchant secret").toUpperCase())));
                assertThat(server.onlyOrder().line().quantity().licenses()).isEqualTo(2);
            }
        }

        private static RawAnswer ultraCart(QlmServer server, String body) {
            return server.send("POST", "/qlmservice.asmx/GetActivationKey?is_vendor=ultracart&" + QlmServer.PRODUCT, "text/xml", body);
        }
    }

    @Test
    void refusesBeforeTheFormIsRead() {
        try (QlmServer server = QlmServer.start()) {
            assertThat(server.post("is_vendor=nobody", "reference=%zz&is_quantity=%").status()).isEqualTo(403);
        }
    }

    @Test
    void countsASharedAddressOncePerHousehold() {
        try (QlmServer server = QlmServer.with().trustedProxy("127.0.0.1").start().login("fastspring", "shop", "s3cret")) {
            List<Integer> statuses = Stream.iterate(1, i -> i + 1).limit(QlmServer.GUESSES + 1L)
                    .map(i -> server.get("is_vendor=fastspring&is_pwd=x", "X-Forwarded-For: 2001:db8:1:2::" + i).status())
                    .collect(Collectors.toList());

            assertThat(statuses).endsWith(401, 429);
        }
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertIssued(RawAnswer answer) {
        assertThat(answer.body()).matches(KEY);
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void assertRefused(RawAnswer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
    }

    private static void assertNothingIsStored(QlmServer server) {
        assertThat(server.orders()).isEmpty();
    }
}
