package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.bootstrap.e2e.SampleOutcomes.Issuing;
import io.github.keyreeve.bootstrap.e2e.SampleOutcomes.Repeating;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shop that asks for its keys, heard byte for byte as it really asks. */
class SampleReplayTest {

    private static final String KEY = "[ABFKLMRST][0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){4}";

    static List<Issuing> issuing() {
        return SampleOutcomes.read().issuing();
    }

    static List<Repeating> repeating() {
        return SampleOutcomes.read().repeating();
    }

    @ParameterizedTest
    @MethodSource("issuing")
    void theShopGetsItsKeyAndTheOrderStandsInTheDatabase(Issuing expected) {
        try (World world = World.ofTheSamples()) {
            Answer answer = Sample.named(expected.sample()).replay(world.wire());

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.mediaType()).isEqualTo(expected.answer().mediaType());
            List<StoredOrder> stored = world.stored().orders();
            assertThat(stored).map(StoredOrder::withoutKeys).containsExactly(expected.order());
            assertThat(stored.getFirst().groupedKeys()).singleElement().asString().matches(KEY);
            assertThat(answer.body())
                    .isEqualTo(expected.answer().body().replace("KEY", stored.getFirst().groupedKeys().getFirst()))
                    .doesNotContainIgnoringCase("error");
            assertThat(world.stored().count())
                    .isEqualTo(Map.of("order_line", 1, "license", 1, "license_event", 1, "refused_repeat", 0));
        }
    }

    @ParameterizedTest
    @MethodSource("repeating")
    void aRepeatedDeliveryGetsTheSameAnswerAndStoresNothing(Repeating expected) {
        try (World world = World.ofTheSamples()) {
            Answer first = Sample.named(expected.after()).replay(world.wire());
            List<StoredOrder> stored = world.stored().orders();

            Answer again = Sample.named(expected.sample()).replay(world.wire());

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.mediaType()).isEqualTo(first.mediaType());
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.stored().orders()).isEqualTo(stored);
            assertThat(world.stored().count())
                    .isEqualTo(Map.of("order_line", 1, "license", 1, "license_event", 1, "refused_repeat", 0));
        }
    }

    @Test
    void twoLinesOfAWooCommerceOrderAreToldApartByTheirArguments() {
        try (World world = World.ofTheSamples()) {
            Answer first = Sample.named("woocommerce/plugin-getkey-simple-qty3.form").replay(world.wire());
            Answer second = Sample.named("woocommerce/plugin-getkey-variation-maintenance.form").replay(world.wire());

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).isNotEqualTo(first.body());
            assertThat(world.stored().orders("1001")).hasSize(2);
        }
    }

    @Test
    void twoLinesOfAMyCommercePurchaseAreToldApartByTheirNumber() {
        try (World world = World.ofTheSamples()) {
            Answer first = Sample.named("mycommerce/key-request-qty3.form").replay(world.wire());
            Answer second = Sample.named("mycommerce/key-request-second-line.form").replay(world.wire());

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).isNotEqualTo(first.body());
            assertThat(world.stored().orders("555000123")).map(StoredOrder::line).containsExactly("1", "2");
        }
    }

    @Test
    void aLineOfMyCommerceStaysTheSameWhenItComesInAnotherCharset() {
        try (World world = World.ofTheSamples()) {
            Answer first = Sample.named("mycommerce/key-request-qty3.form").replay(world.wire());
            Answer again = Sample.named("mycommerce/key-request-latin1.form").replay(world.wire());

            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.stored().order("555000123").customer()).containsEntry("name", "Jane Example");
        }
    }

    @Test
    void aLineOfMagentoStaysTheSameWhateverTheCustomerIsCalled() {
        try (World world = World.ofTheSamples()) {
            Answer first = Sample.named("magento/getkey-qty3.form").replay(world.wire());
            Answer again = Sample.named("magento/getkey-qty3-raw-ampersand.form").replay(world.wire());

            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(world.stored().order("42").customer()).containsEntry("company", "Example Works GmbH");
        }
    }

    /** So that a new sample cannot be passed over in silence. */
    @Test
    void everySampleIsReplayedOrBelongsToALaterIssue() {
        SampleOutcomes outcomes = SampleOutcomes.read();

        assertThat(Stream.of(
                        outcomes.issuing().stream().map(Issuing::sample),
                        outcomes.repeating().stream().map(Repeating::sample),
                        outcomes.livingOn().stream(),
                        outcomes.belongingToALaterIssue().values().stream().flatMap(List::stream))
                .flatMap(names -> names))
                .containsExactlyInAnyOrderElementsOf(Sample.all().stream().map(Sample::name).toList());
    }

    /** Shops sign exact bytes: no line end, no charset, no filter of the build may touch them. */
    @Test
    void theSamplesAreTheBytesThatTheShopsSent() throws IOException, NoSuchAlgorithmException, URISyntaxException {
        Path vendors = Path.of(SampleReplayTest.class.getResource("/vendors").toURI());
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");

        List<String> sums = Files.readAllLines(vendors.resolve("SHA256SUMS"));

        assertThat(sums).hasSizeGreaterThan(100);
        for (String sum : sums) {
            String[] parts = sum.split(" {2}", 2);
            byte[] bytes = Files.readAllBytes(vendors.resolve(parts[1]));
            assertThat(HexFormat.of().formatHex(sha256.digest(bytes))).as(parts[1]).isEqualTo(parts[0]);
        }
    }
}
