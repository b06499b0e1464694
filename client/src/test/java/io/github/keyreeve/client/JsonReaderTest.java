package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void readsEveryKindOfValue() throws MalformedJson {
        Object value = JsonReader.read(" { \"a\" : [ 1 , -0.5e+2 , true , false , null , \"x\" , { } , [ ] ] } ");

        List<?> elements = (List<?>) ((JsonObject) value).members().get("a");
        assertThat(elements.subList(0, 6)).isEqualTo(
                Arrays.asList(BigDecimal.ONE, new BigDecimal("-0.5e+2"), true, false, null, "x"));
        assertThat(((JsonObject) elements.get(6)).members()).isEmpty();
        assertThat(elements.get(7)).isEqualTo(List.of());
    }

    @Test
    void resolvesEscapes() throws MalformedJson {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\uDE00\"")).isEqualTo("\"\\/\b\f\n\r\tä😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
        "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{1:2}", "1 2", "{} {}", "nul", "nulll", "True", "NaN",
        "Infinity", "+1", "01", "-", "-01", "1.", ".5", "1e", "1e+", "0x10", "1_000", "--1", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\",
        "\"\\u12\"", "\"\\u12g4\"", "\"\\u\uFF11234\"", "\"\\u 123\"", "\"\\u+123\"", "\"\n\"", "\"\u0000\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\ud800x\"", "\u0000", "1\u0000", "\uFEFF1", "\u00A01", "/**/1", "1//", "1e99999999999",
        "11111111111111111111111111111111111111111"})
    void refusesWhatIsAlmostJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void boundsTheDepth() throws MalformedJson {
        JsonReader.read("[".repeat(20) + "]".repeat(20));

        assertThatThrownBy(() -> JsonReader.read("[".repeat(21) + "]".repeat(21))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(500_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void countsOnlyTheDepthAndNotTheNeighbours() throws MalformedJson {
        assertThat((List<?>) JsonReader.read("[" + "[],".repeat(100) + "{}]")).hasSize(101);
    }

    @Test
    void refusesBytesThatAreNotUtf8AndTextsThatAreNoObject() {
        byte[] latin1 = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonReader.object(latin1)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> JsonReader.object("[]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> JsonReader.object("null".getBytes(StandardCharsets.UTF_8))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void showsNothingOfTheTextInItsMessage() {
        assertThatThrownBy(() -> JsonReader.read("{\"key\":\"AGQMV\" secret}")).hasMessageNotContainingAny("AGQMV", "secret");
    }

    /** Written by somebody else: what any program may send. */
    @Property(tries = 300)
    void readsWhatAnotherImplementationWrites(@ForAll("objects") Map<String, Object> object) throws MalformedJson {
        assertThat(plain(JsonReader.read(JsonUtil.toJson(object)))).isEqualTo(object);
    }

    @Property(tries = 300)
    void readsBackWhatItQuotes(@ForAll String text) throws MalformedJson, JoseException {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        String quoted = JsonString.quoted(wellFormed);

        assertThat(JsonReader.read(quoted)).isEqualTo(wellFormed);
        assertThat(JsonUtil.parseJson("{\"a\":" + quoted + "}")).containsEntry("a", wellFormed);
    }

    @Property(tries = 300)
    void readsOrRefusesWhatSomebodyHasSpoilt(
            @ForAll("objects") Map<String, Object> object, @ForAll("spoils") String spoil, @ForAll int place) {
        String written = JsonUtil.toJson(object);
        int at = Math.floorMod(place, written.length() + 1);
        String spoilt = written.substring(0, at) + spoil + written.substring(Math.min(written.length(), at + 1));
        try {
            JsonReader.read(spoilt);
        } catch (MalformedJson refused) {
            assertThat(refused).hasMessageStartingWith("At character ");
        }
    }

    @Provide
    Arbitrary<String> spoils() {
        return Arbitraries.strings().withChars("{}[]\",:\\u0123eE+-.tfn \u0000\ud800").ofMaxLength(3);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return Arbitraries.maps(texts(), values(3)).ofMaxSize(4);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts(),
                Arbitraries.longs().map(BigDecimal::valueOf),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e20"), new BigDecimal("1e20")).ofScale(4).map(BigDecimal::stripTrailingZeros),
                Arbitraries.of(true, false));
        return depth == 0 ? leaves : Arbitraries.oneOf(
                leaves,
                values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3).map(map -> (Object) map));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(12)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Object plain(Object value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> plain = new LinkedHashMap<>();
            object.members().forEach((name, member) -> plain.put(name, plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return value;
    }
}
