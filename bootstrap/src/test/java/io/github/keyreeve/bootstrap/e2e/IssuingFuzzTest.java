package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever arrives, the whole server with its embedded database answers keys or a refusal, and means it. */
class IssuingFuzzTest {

    private static final String KEY = "[ABFKLMRST][0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{5}){4}";
    private static final Pattern ONE_KEY = Pattern.compile(KEY);
    private static final String LINES = KEY + "(?:\n" + KEY + ")*";
    private static final Pattern KEYS = Pattern.compile(LINES + "|<softshop>" + LINES + "</softshop>"
            + "|<\\?xml version=\"1\\.0\"\\?><Data>(?:<Code>" + KEY + "</Code>)+</Data>");
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 409, 413, 414, 415, 431);

    private static World world;
    private static StoredRows stored;
    private static Set<String> known;

    @BeforeContainer
    static void start() {
        world = World.demo();
        world.staff().saveSet("set-1", "&is_features=0:1&is_userdata1=from the set");
        for (String teller : List.of("chargify", "paypal", "shopify", "stripe")) {
            world.staff().open(teller);
            world.staff().setAsking(teller);
        }
        stored = world.stored();
        known = new HashSet<>();
    }

    @AfterContainer
    static void stop() {
        world.close();
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void answersKeysOrARefusalAndStoresNothingElse(@ForAll("requests") HostileRequest request) {
        Map<String, Integer> before = stored.count();

        Answer answer = send(request);

        Map<String, Integer> after = stored.count();
        Statistics.collect(answer.status() == 200);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage >= 15));
        boolean issued = check(answer, before, after);

        Answer again = send(request);

        assertThat(again.status()).isEqualTo(answer.status());
        assertThat(again.mediaType()).isEqualTo(answer.mediaType());
        boolean issuedAgain = check(again, after, stored.count());
        if (issuedAgain) {
            assertThat(issued).as("only a line without identity is issued twice").isTrue();
            assertThat(stored.newest().orderId()).isNull();
        } else {
            assertThat(again.body()).isEqualTo(answer.body());
        }
    }

    @Provide
    Arbitrary<HostileRequest> requests() {
        return HostileRequests.any();
    }

    /** @return whether keys were issued */
    private static boolean check(Answer answer, Map<String, Integer> before, Map<String, Integer> after) {
        if (answer.status() != 200) {
            assertThat(answer.status()).isIn(REFUSALS);
            assertThat(answer.body()).startsWith("Error: ").doesNotContain("<html", "<script", "</", "Exception", "java.");
            assertThat(answer.body()).endsWith(".").doesNotEndWith("..");
            assertThat(answer.mediaType()).isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
            assertThat(after).isEqualTo(answer.status() == 409 ? withRefusedRepeat(before, after) : before);
            return false;
        }
        assertThat(answer.body()).matches(KEYS).doesNotContainIgnoringCase("error");
        List<String> keys = ONE_KEY.matcher(answer.body()).results().map(MatchResult::group).toList();
        if (known.containsAll(keys)) {
            assertThat(after).isEqualTo(before);
            return false;
        }
        assertThat(known).doesNotContainAnyElementsOf(keys);
        known.addAll(keys);
        assertThat(after).isEqualTo(Map.of(
                "order_line", before.get("order_line") + 1,
                "license", before.get("license") + keys.size(),
                "license_event", before.get("license_event") + keys.size(),
                "refused_repeat", before.get("refused_repeat")));
        assertThat(stored.newest().groupedKeys()).isEqualTo(keys);
        return true;
    }

    /** The staff's list of refused repeats is the one thing that a refusal may write. */
    private static Map<String, Integer> withRefusedRepeat(Map<String, Integer> before, Map<String, Integer> after) {
        int repeats = after.get("refused_repeat");
        assertThat(repeats).isBetween(before.get("refused_repeat"), before.get("refused_repeat") + 1);
        return Map.of("order_line", before.get("order_line"), "license", before.get("license"),
                "license_event", before.get("license_event"), "refused_repeat", repeats);
    }

    private static Answer send(HostileRequest request) {
        return world.wire().send(request.method(), request.target(), "HTTP/1.1", request.headers(), request.body());
    }
}
