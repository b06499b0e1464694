package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.LicenseSituation.HERE;
import static io.github.keyreeve.web.qlm.LicenseSituation.OTHER;
import static io.github.keyreeve.web.qlm.LicenseSituation.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.Releases.Limit;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.web.qlm.StatesDocument.Expectation;
import io.github.keyreeve.web.qlm.StatesDocument.Question;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the server to every answer that docs/license-states.md promises, in every model and state. */
class LicenseStatesTest {

    static final UsageRules TEN_DAYS_OF_GRACE = new UsageRules(new GracePeriods(10, 0), Limit.NONE, false, true, ZoneOffset.UTC);
    static final UsageRules WITH_DEACTIVATION_CODE = new UsageRules(GracePeriods.NONE, Limit.NONE, true, true, ZoneOffset.UTC);
    static final UsageRules ONE_RELEASE = new UsageRules(GracePeriods.NONE, new Limit(Optional.of(1), Optional.empty()), false, true,
            ZoneOffset.UTC);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofDays(10);
    private static final String KEY = "[0-9A-Z]{5}(-[0-9A-Z]{5}){4}";
    private static final StatesDocument DOCUMENT = StatesDocument.read();

    private static final String COMPUTER = QlmServer.PRODUCT + "&is_pcid=" + HERE;

    private static QlmServer server;

    /** The computers that are active, the method, and what is sent to it. */
    private enum Asked {
        VALIDATE_HERE("validate, active here", "ValidateLicenseHttp", List.of(HERE, OTHER)),
        VALIDATE_SEAT_FREE("validate, seat free", "ValidateLicenseHttp", List.of(OTHER)),
        VALIDATE_NO_SEAT("validate, no seat", "ValidateLicenseHttp", List.of(OTHER, THIRD)),
        ASK_SEAT_FREE("ask only, seat free", "ValidateLicenseHttp", List.of(OTHER)),
        ASK_NO_SEAT("ask only, no seat", "ValidateLicenseHttp", List.of(OTHER, THIRD)),
        WRONG_COMPUTER_KEY("wrong computer key", "ValidateLicenseHttp", List.of(HERE, OTHER)),
        OTHER_VERSION("other version", "ValidateLicenseHttp", List.of(HERE)),
        OTHER_PRODUCT("other product", "ValidateLicenseHttp", List.of(HERE)),
        ACTIVATE_HERE("activate, active here", "ActivateKey", List.of(HERE, OTHER)),
        ACTIVATE_SEAT_FREE("activate, seat free", "ActivateKey", List.of(OTHER)),
        ACTIVATE_NO_SEAT("activate, no seat", "ActivateKey", List.of(OTHER, THIRD)),
        RELEASE_HERE("release, active here", "ReleaseLicenseHttp", List.of(HERE, OTHER)),
        RELEASE_ELSEWHERE("release, active elsewhere", "ReleaseLicenseHttp", List.of(OTHER)),
        RELEASE_NOWHERE("release, active nowhere", "ReleaseLicenseHttp", List.of());

        private final String words;
        private final String method;
        private final List<String> active;

        Asked(String words, String method, List<String> active) {
            this.words = words;
            this.method = method;
            this.active = active;
        }

        static Asked of(String words) {
            return Arrays.stream(values()).filter(asked -> asked.words.equals(words)).findFirst().orElseThrow();
        }

        /** While its days have not begun to count, no computer can be active. */
        List<String> activeIn(String state) {
            return state.equals("waiting") ? List.of() : active;
        }

        boolean isPossibleIn(String state) {
            boolean needsActive = switch (this) {
                case VALIDATE_HERE, VALIDATE_NO_SEAT, ASK_NO_SEAT, WRONG_COMPUTER_KEY, ACTIVATE_HERE, ACTIVATE_NO_SEAT,
                        RELEASE_HERE, RELEASE_ELSEWHERE -> true;
                case VALIDATE_SEAT_FREE, ASK_SEAT_FREE, OTHER_VERSION, OTHER_PRODUCT, ACTIVATE_SEAT_FREE, RELEASE_NOWHERE -> false;
            };
            return !state.equals("waiting") || !needsActive;
        }
    }

    /** @param bring brings a licence, whose computers are active already, into the state */
    private record Way(String name, boolean startsWaiting, Consumer<LicenseSituation> bring) {}

    record Case(LicenseModel model, Expectation expectation, Way way) {

        @Override
        public String toString() {
            return "%s, %s (%s), %s".formatted(model.text(), expectation.question().state(), way.name(),
                    expectation.question().request());
        }
    }

    @BeforeAll
    static void start() {
        server = QlmServer.with().rules(TEN_DAYS_OF_GRACE).start().open("api");
        server.storage.products().replace(
                new Product(1, "Demo", List.of(ProductVersion.of(1, 0), ProductVersion.of(1, 1), ProductVersion.of(2, 0))));
        server.storage.products().add(new Product(2, "Viewer", List.of(ProductVersion.of(1, 0))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Expectation expectation : DOCUMENT.expectations()) {
            for (LicenseModel model : LicenseModel.values()) {
                if (kind(model).equals(expectation.question().licence())) {
                    ways(kind(model), expectation.question()).forEach(way -> cases.add(new Case(model, expectation, way)));
                }
            }
        }
        return cases;
    }

    @Test
    void theDocumentExplainsEveryRequestAndState() {
        assertThat(DOCUMENT.requests()).containsExactly(Stream.of(Asked.values()).map(asked -> asked.words).toArray(String[]::new));
        assertThat(DOCUMENT.states()).containsExactly("good", "waiting", "in grace", "expired", "revoked", "upgraded");
    }

    @Test
    void exactlyOneRowAnswersEachPossibleQuestionAndNoneAnImpossibleOne() {
        List<Question> possible = new ArrayList<>();
        for (String request : DOCUMENT.requests()) {
            for (String licence : List.of("permanent", "trial", "subscription")) {
                DOCUMENT.states().stream()
                        .filter(state -> isPossible(licence, state) && Asked.of(request).isPossibleIn(state))
                        .forEach(state -> possible.add(new Question(request, licence, state)));
            }
        }

        assertThat(DOCUMENT.expectations()).extracting(Expectation::question).containsExactlyInAnyOrderElementsOf(possible);
    }

    @Test
    void eachTableIsAboutTheMethodThatItsHeadingNames() {
        assertThat(DOCUMENT.expectations()).allSatisfy(expectation ->
                assertThat(expectation.table()).isEqualTo(Asked.of(expectation.question().request()).method));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerAnswersAsTheDocumentSays(Case the) {
        Asked asked = Asked.of(the.expectation().question().request());
        List<String> active = the.way().startsWaiting() ? List.of() : asked.activeIn(the.expectation().question().state());
        LicenseSituation licence = the.way().startsWaiting()
                ? LicenseSituation.waiting(server, the.model())
                : LicenseSituation.of(server, the.model());
        Map<String, String> computerKeys = new HashMap<>();
        active.forEach(computer -> computerKeys.put(computer, licence.activate(computer)));
        the.way().bring().accept(licence);

        RawAnswer answer = ask(licence, asked, computerKeys);

        boolean succeeded = asked.method.equals("ActivateKey")
                ? matchesText(answer, the.expectation())
                : matchesXml(answer, the.expectation());
        assertThat(licence.activeComputers()).isEqualTo(expectedActive(asked, active, succeeded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidateLicenseHttp", "ReleaseLicenseHttp"})
    void withoutAUsableKeyTheAnswerSaysWhichMistakeItIs(String method) {
        String stored = LicenseSituation.of(server, LicenseModel.PERMANENT).key();
        String mistyped = stored.substring(0, 10) + (stored.charAt(10) == '7' ? '8' : '7') + stored.substring(11);

        assertFailure(send(method, COMPUTER), "8", "206");
        assertFailure(send(method, "is_avkey=&" + COMPUTER), "8", "206");
        assertFailure(send(method, "is_avkey=%20&" + COMPUTER), "8", "206");
        for (String text : List.of("-----", "no+key", mistyped, stored + "A", "%00", "%F0%9F%92%A9")) {
            assertFailure(send(method, "is_avkey=" + text + "&" + COMPUTER), "8", text.equals("%00") ? "208" : "205");
        }
        assertFailure(send(method, "is_avkey=" + new RandomKeys().next(LicenseModel.TRIAL).grouped() + "&" + COMPUTER), "8", "203");
    }

    @ParameterizedTest
    @CsvSource({
        "is_pcid, '', is_pcid is missing", "is_pcid, ' ', is_pcid is missing", "is_pcid, To be filled by O.E.M., is_pcid must tell",
        "is_pcid, 00000000, is_pcid must tell", "is_productid, '', is_productid is missing",
        "is_majorversion, '', is_majorversion is missing", "is_minorversion, one, is_minorversion must be a whole number",
        "is_activate, perhaps, is_activate must be true or false"})
    void anArgumentThatIsMissingOrUnusableIsNamed(String name, String value, String said) {
        LicenseSituation licence = LicenseSituation.of(server, LicenseModel.PERMANENT);
        Map<String, String> arguments = new TreeMap<>(Map.of("is_avkey", licence.key(), "is_pcid", HERE,
                "is_productid", "1", "is_majorversion", "1", "is_minorversion", "0"));
        arguments.put(name, value);
        String query = arguments.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue().replace(" ", "+"))
                .collect(Collectors.joining("&"));

        XmlElements xml = assertFailure(send("ValidateLicenseHttp", query), "8", "208");

        assertThat(xml.get("error")).startsWith(said).endsWith(".");
        assertThat(licence.activeComputers()).isEmpty();
    }

    @Test
    void aKeyThatIsLongerThanAnyIsAnUnusableArgument() {
        assertFailure(send("ValidateLicenseHttp", "is_avkey=" + "A".repeat(201) + "&" + COMPUTER), "8", "208");
        assertFailure(send("ValidateLicenseHttp", "is_avkey=" + "A".repeat(200) + "&" + COMPUTER), "8", "205");
    }

    @Test
    void theKeyIsTheFirstThingThatIsMissed() {
        assertFailure(send("ValidateLicenseHttp", "is_productid=x"), "8", "206");
        assertFailure(send("ReleaseLicenseHttp", "is_productid=x"), "8", "206");
        assertFailure(send("ValidateLicenseHttp", ""), "8", "6");
    }

    @Test
    void whatIsSaidBelowTheTableOfActivateKeyHolds() {
        LicenseSituation licence = LicenseSituation.of(server, LicenseModel.PERMANENT);
        licence.activate(HERE);
        String computerKeyOfOther = licence.activate(OTHER);

        assertThat(send("ActivateKey", "is_avkey=ABC&" + COMPUTER).status()).isEqualTo(404);
        assertThat(send("ActivateKey", "is_avkey=" + new RandomKeys().next(LicenseModel.TRIAL).grouped() + "&" + COMPUTER).status())
                .isEqualTo(404);
        assertThat(licence.application("ActivateKey", "1", "1", "1", "is_pcid=" + HERE).status()).isEqualTo(404);
        assertThat(licence.application("ActivateKey", "2", "1", "0", "is_pcid=" + HERE).status()).isEqualTo(404);
        assertThat(licence.application("ActivateKey", "1", "1", "0", "is_pcid=%s&is_pckey=%s".formatted(HERE, computerKeyOfOther))
                .status()).isEqualTo(409);
        assertThat(send("ActivateKey", COMPUTER).status()).isEqualTo(400);
        assertThat(licence.application("ActivateKey", "1", "1", "0", "is_pcid=None").status()).isEqualTo(400);
    }

    @Test
    void whatIsSaidBelowTheTableOfReleaseHolds() {
        LicenseSituation licence = LicenseSituation.of(server, LicenseModel.PERMANENT);
        licence.activate(HERE);
        String computerKeyOfOther = licence.activate(OTHER);

        assertFailure(licence.application("ReleaseLicenseHttp", "1", "1", "0", "is_pcid=%s&is_pckey=%s".formatted(
                HERE, computerKeyOfOther)), "256", "225");
        assertFailure(licence.application("ReleaseLicenseHttp", "1", "1", "1", "is_pcid=" + HERE), "32", "211");
        assertFailure(licence.application("ReleaseLicenseHttp", "2", "1", "0", "is_pcid=" + HERE), "16", "220");
        assertFailure(licence.application("ReleaseLicenseHttp", "1", "1", "", "is_pcid=" + HERE), "8", "208");
        assertThat(licence.activeComputers()).containsExactly(HERE, OTHER);
        assertThat(XmlElements.of(licence.application("ReleaseLicenseHttp", "", "", "", "is_pcid=" + HERE)).names())
                .startsWith("result").doesNotContain("error");
        assertThat(licence.activeComputers()).containsExactly(OTHER);
    }

    private static RawAnswer send(String method, String arguments) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/" + method + "?" + arguments);
    }

    private static XmlElements assertFailure(RawAnswer answer, String status, String errorCode) {
        XmlElements xml = XmlElements.of(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(xml.names()).containsExactly("status", "error", "errorCode");
        assertThat(xml.get("errorCode")).as(xml.get("error")).isEqualTo(errorCode);
        assertThat(xml.get("status")).isEqualTo(status);
        return xml;
    }

    private static RawAnswer ask(LicenseSituation licence, Asked asked, Map<String, String> computerKeys) {
        return switch (asked) {
            case ASK_SEAT_FREE, ASK_NO_SEAT -> licence.application(asked.method, "1", "1", "0", "is_activate=false&is_pcid=" + HERE);
            case WRONG_COMPUTER_KEY -> licence.application(asked.method, "1", "1", "0",
                    "is_pcid=%s&is_pckey=%s".formatted(HERE, computerKeys.get(OTHER)));
            case OTHER_VERSION -> licence.application(asked.method, "1", "1", "1", "is_pcid=" + HERE);
            case OTHER_PRODUCT -> licence.application(asked.method, "2", "1", "0", "is_pcid=" + HERE);
            case VALIDATE_HERE, VALIDATE_SEAT_FREE, VALIDATE_NO_SEAT, ACTIVATE_HERE, ACTIVATE_SEAT_FREE, ACTIVATE_NO_SEAT,
                    RELEASE_HERE, RELEASE_ELSEWHERE, RELEASE_NOWHERE ->
                    licence.application(asked.method, "1", "1", "0", "is_pcid=" + HERE);
        };
    }

    /** @return whether the answer is a success */
    private static boolean matchesXml(RawAnswer answer, Expectation expectation) {
        XmlElements xml = XmlElements.of(answer);
        boolean success = expectation.expected().get("errorCode").equals("-");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(xml.find("status").orElse("-")).as("status in %s", xml).isEqualTo(expectation.expected().get("status"));
        assertThat(xml.find("errorCode").orElse("-")).as("errorCode").isEqualTo(expectation.expected().get("errorCode"));
        assertThat(xml.find("duration").orElse("-")).as("days").isEqualTo(expectation.expected().getOrDefault("days", "-"));
        assertThat(xml.find("result").isPresent()).as("result").isEqualTo(success);
        assertThat(xml.find("error").isPresent()).as("error").isEqualTo(!success);
        if (success) {
            assertThat(answer.body()).doesNotContainIgnoringCase("error");
        } else {
            assertThat(xml.names()).containsExactly("status", "error", "errorCode");
            assertThat(xml.get("error")).isNotBlank();
        }
        return success;
    }

    /** @return whether the answer is a success */
    private static boolean matchesText(RawAnswer answer, Expectation expectation) {
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(expectation.expected().get("HTTP")));
        String code = expectation.expected().get("errorCode");
        if (code.equals("-")) {
            assertThat(answer.body()).matches(KEY);
            return true;
        }
        String sentence = Stream.of(Denial.values())
                .filter(denial -> String.valueOf(denial.code()).equals(code))
                .filter(denial -> (denial == Denial.UPGRADED) == expectation.question().state().equals("upgraded"))
                .findFirst().orElseThrow().sentence();
        assertThat(answer.body()).isEqualTo("Error: " + sentence);
        return false;
    }

    private static List<String> expectedActive(Asked asked, List<String> before, boolean succeeded) {
        List<String> active = new ArrayList<>(before);
        if (succeeded && asked.method.equals("ReleaseLicenseHttp")) {
            active.remove(HERE);
        } else if (succeeded && !active.contains(HERE)) {
            active.add(HERE);
        }
        return active.stream().sorted().toList();
    }

    /** How a licence comes into a state: where there are several ways, the answer is the same. */
    private static List<Way> ways(String licence, Question question) {
        boolean ends = !licence.equals("permanent");
        boolean mayWait = ends && Asked.of(question.request()).isPossibleIn("waiting");
        return switch (question.state()) {
            case "good" -> List.of(new Way("new", false, same -> { }));
            case "waiting" -> List.of(new Way("new", true, same -> { }),
                    new Way("years later", true, old -> old.at(LicenseSituation.NOON.plus(Duration.ofDays(1_000)))));
            case "in grace" -> List.of(new Way("first second", false, late -> late.afterExpiry(SECOND)),
                    new Way("last second", false, late -> late.afterExpiry(GRACE)));
            case "expired" -> List.of(
                    new Way("first second", false, late -> late.afterExpiry(licence.equals("trial") ? SECOND : GRACE.plus(SECOND))),
                    new Way("years later", false, late -> late.afterExpiry(Duration.ofDays(1_000))));
            case "revoked" -> taken(LicenseSituation::revoke, ends, mayWait);
            case "upgraded" -> taken(LicenseSituation::upgrade, ends, mayWait);
            default -> throw new AssertionError(question.state());
        };
    }

    private static List<Way> taken(Consumer<LicenseSituation> step, boolean ends, boolean mayWait) {
        List<Way> ways = new ArrayList<>(List.of(new Way("while good", false, step)));
        if (ends) {
            ways.add(new Way("expired since", false, step.andThen(late -> late.afterExpiry(GRACE.plus(SECOND)))));
        }
        if (mayWait) {
            ways.add(new Way("while waiting", true, step));
        }
        return ways;
    }

    private static boolean isPossible(String licence, String state) {
        return switch (state) {
            case "waiting", "expired" -> !licence.equals("permanent");
            case "in grace" -> licence.equals("subscription");
            default -> true;
        };
    }

    private static String kind(LicenseModel model) {
        return model.isPermanent() ? "permanent" : model.isSubscription() ? "subscription" : "trial";
    }
}
