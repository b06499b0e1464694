package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several keys and refusals, in the form that each shop needs. */
class AnswerFormsTest {

    private static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0&" + World.CREDENTIALS;
    private static final String KEY_EACH = "&is_usemultipleactivationskey=false&is_quantity=";

    private static World world;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"woocommerce, OrderId", "bluesnap, order_id", "cleverbridge, PURCHASE_ID", "magento, OrderId"})
    void mostShopsGetAKeyPerLine(String shop, String orderIdField) {
        Answer answer = ask(shop, KEY_EACH + "3&" + orderIdField + "=L-1");

        StoredOrder stored = world.stored().orders("L-1").stream()
                .filter(order -> order.provider().equals(shop)).findFirst().orElseThrow();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(stored.keys()).hasSize(3);
        assertThat(answer.body()).isEqualTo(String.join("\n", stored.groupedKeys()));
    }

    @Test
    void twoCheckoutGetsACodePerKey() {
        Answer answer = ask("2checkout", KEY_EACH + "2&REFNO=L-2&PID=40898000");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("text/xml;charset=utf-8");
        assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\"?><Data><Code>%s</Code><Code>%s</Code></Data>"
                .formatted(world.stored().order("L-2").groupedKeys().toArray()));
    }

    @Test
    void twoCheckoutGetsNoCodeWithARefusal() {
        Answer answer = ask("2checkout", "&is_majorversion=9&REFNO=L-3");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("Error: ").doesNotContainIgnoringCase("<code");
    }

    @Test
    void swregGetsAsManyKeysAsItsAnswerHasRoomFor() {
        Answer answer = ask("swreg", KEY_EACH + "19&o_no=L-4&pc=P");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.bytes()).hasSizeLessThanOrEqualTo(600);
        assertThat(answer.body()).isEqualTo(
                "<softshop>" + String.join("\n", world.stored().order("L-4").groupedKeys()) + "</softshop>");
    }

    @Test
    void swregIsRefusedWhatItsAnswerHasNoRoomFor() {
        Map<String, Integer> count = world.stored().count();

        Answer answer = ask("swreg", KEY_EACH + "20&o_no=L-5&pc=P");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("Error: ").contains("is_usemultipleactivationskey");
        assertThat(world.stored().count()).isEqualTo(count);
    }

    private static Answer ask(String shop, String query) {
        return world.wire().get("/qlmservice.asmx/GetActivationKey?is_vendor=" + shop + "&"
                + (query.contains("is_majorversion") ? PRODUCT.replace("is_majorversion=1&", "") : PRODUCT) + query);
    }
}
