package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.secret.DeactivationCode;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.licensefile.LicenseFile;
import io.github.keyreeve.web.qlm.QlmMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationsResourceTest {

    private static final String ACTIVATIONS = "/api/v1/activations";
    private static final String VALIDATE = ACTIVATIONS + "/validate";
    private static final String RELEASE = ACTIVATIONS + "/release";
    private static final String LICENSE = "/api/v1/licenses/" + ApiServer.id(2);
    private static final String KEY = "F0000-00000-00000-00000-0001S";
    private static final String DEMO = "{\"id\": 1, \"major\": 1, \"minor\": 0}";
    private static final GracePeriods FIVE_DAYS = new GracePeriods(5, 0);
    private static final UsageRules IN_GRACE = new UsageRules(FIVE_DAYS, Releases.Limit.NONE, false, true, ZoneOffset.UTC);
    private static final PublicLimits BOUNDLESS = new PublicLimits(0, 0, 0);

    private ApiServer server = new ApiServer();
    private ApiClient application;

    /** A subscription for two computers, which ends on the tenth day, on a server as the test wants it. */
    private void issueOn(ApiServer wanted) {
        server.close();
        server = wanted.withProduct();
        application = server.clientWithoutToken();
        Answer issued = server.client().post("/api/v1/orders", """
                {"provider": "api", "orderId": "A-1", "product": {"id": 1, "major": 1, "minor": 0}, "expiresAfterDays": 10,
                 "features": "0:3", "allowance": {"activationsPerKey": 2}, "maintenancePlan": true, "maintenanceDays": 3,
                 "customer": {"email": "ada@example.com"}, "userData": "the vendor's own"}""");
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    }

    private void issue() {
        issueOn(new ApiServer());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String asks(String key, String computer, String more) {
        return "{\"key\": \"%s\", \"computerId\": \"%s\", \"product\": %s%s}".formatted(key, computer, DEMO, more);
    }

    private static String asks(String computer) {
        return asks(KEY, computer, "");
    }

    private License license() {
        return server.storage.licenses().find(ApiServer.id(2)).orElseThrow().license();
    }

    private String keyOf(String computer) {
        return ApiServer.COMPUTER_KEYS.of(license(), new ComputerId(computer)).grouped();
    }

    private String fileFor(String computer, GracePeriods grace, Optional<String> nonce, SigningKeyName key) {
        return LicenseFile.of(license(), new ComputerId(computer), grace, server.clock.instant(), nonce)
                .sign(server.signingKeys.find(key).orElseThrow());
    }

    /** The members that tell of a good licence, in full. */
    private String good(String computer, String name, int activationNumber, int used, String graceEndsAt, String file) {
        return """
                "activation": {"id": "%s", "computerId": "%s", "computerName": %s, "activatedAt": "2026-01-05T12:00:00Z"},
                "license": {"keyId": "%s", "product": {"id": 1, "major": 1, "minor": 0, "name": "Demo"},
                 "model": "subscription", "features": "0:3;", "expiresAt": "2026-01-15T23:59:59Z", "graceEndsAt": %s,
                 "maintenanceExpiresAt": "2026-01-08T12:00:00Z",
                 "activations": {"allowed": 2, "used": %d, "available": %d}, "floatingSeats": 0},
                "computerKey": "%s", "licenseFile": "%s\"""".formatted(ApiServer.id(activationNumber), computer, name,
                ApiServer.id(2), graceEndsAt, used, 2 - used, keyOf(computer), file);
    }

    private String good(String computer, int activationNumber, int used) {
        return good(computer, "null", activationNumber, used, "null",
                fileFor(computer, GracePeriods.NONE, Optional.empty(), SigningKeyName.DEFAULT));
    }

    @Nested
    class Activating {

        @Test
        void answersWhatTheApplicationNeedsAndNothingElse() {
            issue();

            Answer answer = application.post(ACTIVATIONS,
                    asks(KEY, "pc-1", ", \"computerName\": \"Ada's laptop\", \"nonce\": \"n0nce~!\""));

            answer.isJson(201, "{" + good("pc-1", "\"Ada's laptop\"", 4, 1, "null",
                    fileFor("pc-1", GracePeriods.NONE, Optional.of("n0nce~!"), SigningKeyName.DEFAULT)) + "}");
        }

        @Test
        void costsTheSameComputerNothingWhateverItIsCalled() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));

            application.post(ACTIVATIONS, asks(KEY.toLowerCase().replace("-", " "), "PC-1", ", \"computerName\": \"renamed\""))
                    .isJson(200, "{" + good("pc-1", 4, 1) + "}");
        }

        @Test
        void stopsWhereNoActivationIsLeft() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(ACTIVATIONS, asks("pc-2")).isJson(201, "{" + good("pc-2", 6, 2) + "}");

            application.post(ACTIVATIONS, asks("pc-3")).isRefused(409, "computer-refused", 210,
                    "This license has no more activations. Please release another computer first.");
        }

        @Test
        void beginsToCountTheDaysThatWaitedForIt() {
            issue();
            server.storage.licenses().replace(List.of(license().with(license().terms().with(
                    new Expiry.AfterFirstActivation(30)))));
            assertThat(server.client().get(LICENSE).json().get("expiresAfterDays").intValue()).isEqualTo(30);

            Answer answer = application.post(ACTIVATIONS, asks("pc-1"));

            assertThat(answer.json().at("/license/expiresAt").textValue()).isEqualTo("2026-02-04T23:59:59Z");
            assertThat(server.client().get(LICENSE).json().get("expiresAfterDays").isNull()).isTrue();
        }

        @Test
        void signsWithTheKeyThatTheVersionHasChosen() {
            issue();
            server.signingKeys.create(new SigningKeyName("acme"));
            server.client().put("/api/v1/products/1",
                    "{\"name\": \"Demo\", \"versions\": [{\"major\": 1, \"minor\": 0, \"signingKey\": \"acme\"}]}");

            String file = application.post(ACTIVATIONS, asks("pc-1")).json().get("licenseFile").textValue();

            assertThat(file).isEqualTo(fileFor("pc-1", GracePeriods.NONE, Optional.empty(), new SigningKeyName("acme")))
                    .isNotEqualTo(fileFor("pc-1", GracePeriods.NONE, Optional.empty(), SigningKeyName.DEFAULT));
        }

        @Test
        void tellsTheStaffWhoIsActive() {
            issue();
            application.post(ACTIVATIONS, asks(KEY, "pc-1", ", \"computerName\": \"Ada's laptop\""));
            server.clock.advance(Duration.ofHours(2));
            application.post(ACTIVATIONS, asks("pc-2"));
            application.post(VALIDATE, asks("pc-1"));

            Answer first = server.client().get(LICENSE + "/activations?limit=1");
            String second = """
                    {"id": "%s", "computerId": "pc-2", "computerName": null, "email": null, "affiliateId": null, "userData": null,
                     "logData": null, "activatedAt": "2026-01-05T14:00:00Z", "lastSeenAt": "2026-01-05T14:00:00Z"}"""
                    .formatted(ApiServer.id(6));
            String cursor = first.json().get("nextCursor").textValue();

            first.isJson(200, "{\"items\": [" + second + "], \"nextCursor\": \"" + cursor + "\"}");
            server.client().get(LICENSE + "/activations?cursor=" + cursor).isJson(200, """
                    {"items": [{"id": "%s", "computerId": "pc-1", "computerName": "Ada's laptop", "email": null,
                     "affiliateId": null, "userData": null, "logData": null, "activatedAt": "2026-01-05T12:00:00Z",
                     "lastSeenAt": "2026-01-05T14:00:00Z"}], "nextCursor": null}""".formatted(ApiServer.id(4)));
            server.client().get("/api/v1/licenses/" + ApiServer.id(99) + "/activations")
                    .isProblem(404, "not-found", "No licence has the id " + ApiServer.id(99) + ".");
            server.client().get(LICENSE + "/activations?limit=0").isInvalid("""
                    [{"field": "limit", "message": "must be a whole number from 1 to 200"}]""");
            assertThat(server.client().get(LICENSE + "/events").json().at("/items/1").toString()).contains(
                    "\"kind\":\"activated\"", "\"actor\":\"application\"",
                    "\"changes\":[{\"field\":\"computerId\",\"before\":null,\"after\":\"pc-1\"},"
                            + "{\"field\":\"computerName\",\"before\":null,\"after\":\"Ada's laptop\"}]");
        }

        @Test
        void namesEveryWrongField() {
            issue();
            application.post(ACTIVATIONS, """
                    {"key": "%1$s", "computerId": "To be filled by O.E.M.", "computerName": "%2$s", "nonce": "a b",
                     "product": {"id": 0, "major": 10000}, "deactivationCode": "%1$s"}""".formatted("x".repeat(201), "x".repeat(256)))
                    .isInvalid(208, """
                    [{"field": "key", "message": "must have at most 200 characters"},
                     {"field": "computerId", "message": "must tell this computer from all others; a placeholder such as\
                     \\"None\\", \\"To be filled by O.E.M.\\" or all zeros does not"},
                     {"field": "computerName", "message": "must have at most 255 characters"},
                     {"field": "product.id", "message": "must be a whole number from 1 to 2147483647"},
                     {"field": "product.major", "message": "must be a whole number from 0 to 9999"},
                     {"field": "product.minor", "message": "is missing"},
                     {"field": "nonce", "message": "must have 1 to 200 visible ASCII characters"},
                     {"field": "deactivationCode", "message": "must have at most 200 characters"}]""");
            application.post(ACTIVATIONS, "{\"key\": \" \"}").isInvalid(206, """
                    [{"field": "key", "message": "is missing"}, {"field": "computerId", "message": "is missing"},
                     {"field": "product.id", "message": "is missing"}, {"field": "product.major", "message": "is missing"},
                     {"field": "product.minor", "message": "is missing"}]""");
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "F0000-00000-00000-00000-0002Z | 404 | key-unknown | 203 | This activation key is not known. Please check it for typing errors.",
            "F0000-00000-00000-00000-0001Z | 404 | key-unknown | 205 | This activation key is mistyped. Please check it symbol by symbol.",
            "nonsense                      | 404 | key-unknown | 205 | This activation key is mistyped. Please check it symbol by symbol."})
        void keysThatAreNone(String key, int status, String type, int code, String detail) {
            issue();
            application.post(ACTIVATIONS, asks(key, "pc-1", "")).isRefused(status, type, code, detail);
            application.post(RELEASE, asks(key, "pc-1", "")).isRefused(status, type, code, detail);
            application.post(VALIDATE, asks(key, "pc-1", "")).isJson(200, invalid(code, detail));
        }

        @Test
        void keysOfOtherProductsAndVersions() {
            issue();
            String otherVersion = asks("pc-1").replace("\"minor\": 0", "\"minor\": 1");
            String otherProduct = asks("pc-1").replace("\"id\": 1", "\"id\": 2");

            application.post(ACTIVATIONS, otherVersion).isRefused(404, "key-unknown", 211,
                    "This activation key is for another version of the product.");
            application.post(ACTIVATIONS, otherProduct).isRefused(404, "key-unknown", 220,
                    "This activation key is for another product.");
            application.post(RELEASE, otherProduct).isRefused(404, "key-unknown", 220,
                    "This activation key is for another product.");
        }

        @Test
        void licencesThatHaveEnded() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));
            server.client().post(LICENSE + "/revoke", "");
            application.post(ACTIVATIONS, asks("pc-2")).isRefused(403, "license-ended", 201,
                    "This license was revoked. Please contact the vendor.");
            application.post(VALIDATE, asks("pc-1")).isJson(200,
                    invalid(201, "This license was revoked. Please contact the vendor."));
            server.client().post(LICENSE + "/reinstate", "");
            server.clock.advance(Duration.ofDays(11));
            application.post(ACTIVATIONS, asks("pc-1")).isRefused(403, "license-ended", 209, "This license has expired.");
            application.post(VALIDATE, asks("pc-1")).isJson(200, invalid(209, "This license has expired."));
            application.post(RELEASE, asks("pc-1"));
            assertThat(license().activationsUsed()).isZero();
        }
    }

    @Nested
    class Validating {

        @Test
        void neverActivates() {
            issue();

            application.post(VALIDATE, asks("pc-1")).isJson(200,
                    invalid(219, "This license is not activated on this computer yet."));

            assertThat(license().activationsUsed()).isZero();
        }

        @Test
        void answersAnActiveComputerAsItsActivationDid() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));

            application.post(VALIDATE, asks("pc-1")).isJson(200, "{\"valid\": true, " + good("pc-1", 4, 1) + "}");
        }

        @Test
        void tellsUntilWhenALicenceWorksOnAfterItsEnd() {
            issueOn(new ApiServer(IN_GRACE, BOUNDLESS, Set.of()));
            application.post(ACTIVATIONS, asks("pc-1"));
            server.clock.set(Instant.parse("2026-01-16T00:00:00Z"));

            application.post(VALIDATE, asks("pc-1")).isJson(200, "{\"valid\": true, " + good("pc-1", "null", 4, 1,
                    "\"2026-01-20T23:59:59Z\"", fileFor("pc-1", FIVE_DAYS, Optional.empty(), SigningKeyName.DEFAULT)) + "}");
        }

        @Test
        void saysWhereAllActivationsAreUsedElsewhere() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(ACTIVATIONS, asks("pc-2"));

            application.post(VALIDATE, asks("pc-3")).isJson(200,
                    invalid(207, "All activations of this license are used on other computers."));
        }

        @Test
        void namesEveryWrongField() {
            issue();
            application.post(VALIDATE, asks(KEY, "00-00", ", \"nonce\": \"\"")).isInvalid(208, """
                    [{"field": "computerId", "message": "must tell this computer from all others; a placeholder such as\
                     \\"None\\", \\"To be filled by O.E.M.\\" or all zeros does not"},
                     {"field": "nonce", "message": "must have 1 to 200 visible ASCII characters"}]""");
        }
    }

    @Nested
    class Releasing {

        @Test
        void freesTheActivationAlsoForAnApplicationThatDoesNotSayWhatItIs() {
            issue();
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(ACTIVATIONS, asks("pc-2"));

            Answer released = application.post(RELEASE, asks("pc-1"));
            Answer other = application.post(RELEASE, "{\"key\": \"" + KEY + "\", \"computerId\": \"pc-2\"}");

            assertThat(released.status()).isEqualTo(204);
            assertThat(released.body()).isEmpty();
            assertThat(other.status()).isEqualTo(204);
            assertThat(server.storage.activations().of(ApiServer.id(2), new PageRequest(200, Optional.empty())).items()).isEmpty();
            assertThat(license().activationsUsed()).isZero();
        }

        @Test
        void refusesComputersThatAreNotActive() {
            issue();
            application.post(RELEASE, asks("pc-1")).isRefused(409, "computer-refused", 216,
                    "This license is not activated on any computer.");
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(RELEASE, asks("pc-2")).isRefused(409, "computer-refused", 217,
                    "This license is activated on other computers, not on this one.");
        }

        @Test
        void goesAsOftenAsTheOperatorAllows() {
            Releases.Limit once = new Releases.Limit(Optional.of(1), Optional.of(30));
            issueOn(new ApiServer(new UsageRules(GracePeriods.NONE, once, false, true, ZoneOffset.UTC), BOUNDLESS, Set.of()));
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(ACTIVATIONS, asks("pc-2"));

            assertThat(application.post(RELEASE, asks("pc-1")).status()).isEqualTo(204);
            application.post(RELEASE, asks("pc-2")).isRefused(409, "computer-refused", 212,
                    "This license was released too often. Please contact the vendor.");
            assertThat(server.client().post(LICENSE + "/release", "{\"computerId\": \"pc-2\"}").json().get("releases").intValue()).isEqualTo(1);
        }

        @Test
        void needsTheDeactivationCodeWhereTheOperatorAsksForIt() {
            issueOn(new ApiServer(new UsageRules(GracePeriods.NONE, Releases.Limit.NONE, true, true, ZoneOffset.UTC), BOUNDLESS, Set.of()));
            application.post(ACTIVATIONS, asks("pc-1"));
            String code = DeactivationCode.of(ApiServer.COMPUTER_KEYS.of(license(), new ComputerId("pc-1")), new ComputerId("pc-1"));
            String wrong = "The deactivation code is missing, or it is not the one of this computer.";

            application.post(RELEASE, asks("pc-1")).isRefused(409, "computer-refused", 225, wrong);
            application.post(RELEASE, asks(KEY, "pc-1", ", \"deactivationCode\": \"x" + code + "\"")).isRefused(409, "computer-refused", 225, wrong);
            assertThat(application.post(RELEASE, asks(KEY, "pc-1", ", \"deactivationCode\": \" " + code + "\"")).status()).isEqualTo(204);
        }
    }

    @Nested
    class Bounds {

        private static final String TOO_MANY = "There were too many requests; try again later.";

        @Test
        void slowDownOneAddressWhateverItAsks() {
            issueOn(new ApiServer(UsageRules.USUAL, new PublicLimits(3, 0, 0), Set.of()));
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(VALIDATE, "{}");
            application.get("/api/v1/latest-version?productId=1&major=1&minor=0");

            Answer refused = application.post(RELEASE, asks("pc-1"));

            refused.isProblem(429, "too-many-requests", TOO_MANY);
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
            application.get("/api/v1/latest-version?productId=1&major=1&minor=0").isProblem(429, "too-many-requests", TOO_MANY);
            assertThat(server.client().get(LICENSE).status()).isEqualTo(200);
        }

        @Test
        void slowDownOneKeyHoweverItIsWritten() {
            issueOn(new ApiServer(UsageRules.USUAL, new PublicLimits(0, 2, 0), Set.of()));
            application.post(ACTIVATIONS, asks("pc-1"));
            application.post(VALIDATE, asks(KEY.toLowerCase().replace("-", ""), "pc-1", ""));

            application.post(VALIDATE, asks("pc-1")).isProblem(429, "too-many-requests", TOO_MANY);
            assertThat(application.post(VALIDATE, asks("F0000-00000-00000-00000-0002Z", "pc-1", "")).status()).isEqualTo(200);
        }

        @Test
        void slowDownWhoTriesKeyAfterKeyButNotTheRightOne() {
            issueOn(new ApiServer(UsageRules.USUAL, new PublicLimits(0, 0, 2), Set.of()));
            application.post(ACTIVATIONS, asks("wrong-1", "pc-1", ""));
            application.post(VALIDATE, asks("wrong-2", "pc-1", ""));

            application.post(VALIDATE, asks("wrong-3", "pc-1", "")).isProblem(429, "too-many-requests", TOO_MANY);
            application.post(RELEASE, asks("wrong-4", "pc-1", "")).isProblem(429, "too-many-requests", TOO_MANY);
            application.post(ACTIVATIONS, asks("wrong-1", "pc-1", "")).isRefused(404, "key-unknown", 205,
                    "This activation key is mistyped. Please check it symbol by symbol.");
            assertThat(application.post(ACTIVATIONS, asks("pc-1")).status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource({"ACTIVATE_KEY, /api/v1/activations", "VALIDATE_LICENSE, /api/v1/activations/validate",
        "RELEASE_LICENSE, /api/v1/activations/release"})
    void areSwitchedOffWithWhatDoesTheSameAtTheOtherDoor(QlmMethod method, String path) {
        issueOn(new ApiServer(UsageRules.USUAL, BOUNDLESS, Set.of(method)));

        application.post(path, asks("pc-1")).isRefused(403, "operation-disabled", 7, "This operation is switched off here.");
        assertThat(license().activationsUsed()).isZero();
        assertThat(application.post(path.equals(ACTIVATIONS) ? VALIDATE : ACTIVATIONS, asks("pc-1")).status()).isIn(200, 201);
    }

    private static String invalid(int code, String message) {
        return "{\"valid\": false, \"code\": %d, \"message\": \"%s\"}".formatted(code, message);
    }
}
