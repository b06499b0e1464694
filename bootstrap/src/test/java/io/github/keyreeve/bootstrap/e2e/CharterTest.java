package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must work first and always: the charter's requests and the contract's worked examples, against the demo. */
class CharterTest {

    private static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0";

    private static World world;
    private static int lastOrder;

    @BeforeAll
    static void start() {
        world = World.demo();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void byDefaultOneKeyHasAsManyActivationsAsLicencesWereOrdered() {
        assertCharter("/qlmservice.asmx/GetActivationKey"
                + "?is_productid=1&is_majorversion=1&is_minorversion=0&is_vendor=fastspring", List.of(3));
    }

    @Test
    void eachPurchasedCopyGetsItsOwnKeyForSeveralComputers() {
        assertCharter("/qlmdemo/qlmLicenseServer/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1"
                + "&is_minorversion=0&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2"
                + "&is_vendor=fastspring", List.of(2, 2, 2));
    }

    @Test
    void severalComputersPerCopyFitOnOneKey() {
        assertCharter("/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1&is_minorversion=0"
                + "&is_numberofactivationsperkey=2&is_vendor=fastspring", List.of(6));
    }

    @Test
    void anOrderGetsAFixedNumberOfFurtherActivations() {
        assertCharter("/qlmdemo/qlmLicenseServer/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1"
                + "&is_minorversion=0&is_additionalactivations=2&is_vendor=fastspring", List.of(5));
        assertCharter("/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1&is_minorversion=0"
                + "&is_additionalactivations=3&is_vendor=fastspring", List.of(6));
    }

    @Test
    void wooCommerceSendsTheProductsCustomFieldsAsArguments() {
        Answer answer = world.wire().post("/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=woocommerce&"
                + PRODUCT + "&is_qlmversion=&is_expduration=-1&is_additionalactivations=2&is_numberofactivationsperkey=2",
                "OrderId=W-1&Customer_Email=jane%40example.com&is_quantity=3&yearly_maintenance_plan=0");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(world.stored().order("W-1").activations()).containsExactly(8);
    }

    /** Quantity, the three arguments of contract 3.1 (absent: -), and the activations of each key. */
    static Stream<Arguments> workedExamples() {
        return Stream.of(
                "3  -      -  -   3",
                "3  false  2  -   2 2 2",
                "3  -      2  -   6",
                "3  -      -  3   6",
                "1  -      -  2   3",
                "3  -      2  2   8",
                "3  false  -  -   1 1 1",
                "3  false  2  2   4 2 2")
                .flatMap(example -> Stream.of("GetActivationKey", "GetActivationKeyWithExpiryDate")
                        .flatMap(method -> Stream.of("GET", "POST").map(verb -> Arguments.of(verb, method, example))));
    }

    @ParameterizedTest
    @MethodSource("workedExamples")
    void theWorkedExamplesOfTheContractHold(String verb, String method, String example) {
        String[] given = example.split(" +");
        List<Integer> activations = Stream.of(given).skip(4).map(Integer::parseInt).toList();
        String order = "E-" + ++lastOrder;
        String query = "?is_vendor=fastspring&" + PRODUCT
                + argument("is_usemultipleactivationskey", given[1])
                + argument("is_numberofactivationsperkey", given[2])
                + argument("is_additionalactivations", given[3]);
        String target = "/qlmdemo/qlmLicenseServer/qlmservice.asmx/" + method + query;

        Answer answer = verb.equals("GET")
                ? world.wire().get(target + "&" + fulfilment(order, given[0]))
                : world.wire().post(target, fulfilment(order, given[0]));

        assertIssued(answer, order, Integer.parseInt(given[0]), activations);
    }

    private static void assertCharter(String target, List<Integer> activations) {
        String order = "C-" + ++lastOrder;

        Answer answer = world.wire().post(target, fulfilment(order, "3"));

        assertIssued(answer, order, 3, activations);
    }

    private static void assertIssued(Answer answer, String order, int quantity, List<Integer> activations) {
        StoredOrder stored = world.stored().order(order);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.keys()).isEqualTo(stored.groupedKeys()).doesNotHaveDuplicates().hasSameSizeAs(activations);
        assertThat(stored.activations()).isEqualTo(activations);
        assertThat(stored.quantity()).isEqualTo(quantity);
    }

    /** The form that FastSpring posts. */
    private static String fulfilment(String reference, String quantity) {
        return "reference=" + reference + "&quantity=" + quantity + "&name=Jane+Example&email=jane%40example.com"
                + "&customercompany=Example+Works+GmbH&internalProductName=demo&referrer=&test=false";
    }

    private static String argument(String name, String value) {
        return value.equals("-") ? "" : "&" + name + "=" + value;
    }
}
