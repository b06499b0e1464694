package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are really called arrives, through whatever their shop makes of it, and what is no text is refused. */
class CharsetsTest {

    private static final String TOKYO = "東京";
    private static final String IRISH = "O'Brien";
    private static final String COMPANY = "Müller & Söhne <GmbH>";
    private static final String EMOJI = "🔑 Ltd.";
    private static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0&" + World.CREDENTIALS;

    private static World world;
    private static int lastOrder;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples();
        world.staff().setCredentials("paypal", "shop", "s3cret");
        world.staff().setAsking("paypal");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Nested
    class Names {

        @Test
        void surviveAForm() {
            String order = next();

            Answer answer = world.wire().post(target("api"), form(people(order), StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveARawForm() {
            String order = next();

            Answer answer = world.wire().post(target("api"),
                    "orderid=" + order + "&name=" + TOKYO + "&company=Müller %26 Söhne <GmbH>&address1=" + IRISH
                            + "&address2=" + EMOJI);

            assertStored(order, answer);
        }

        @Test
        void surviveAQuery() {
            String order = next();

            Answer answer = world.wire().get(target("api") + "&" + form(people(order), StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveARawQuery() {
            String order = next();
            String query = "&orderid=" + order + "&name=" + TOKYO + "&company=Müller %26 Söhne <GmbH>&address1=" + IRISH
                    + "&address2=" + EMOJI;

            Answer answer = world.wire().get(target("api") + asBytes(query, StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveMultipart() {
            String order = next();
            String body = people(order).entrySet().stream()
                    .map(part -> "--frontier\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"\r\n\r\n"
                            + part.getValue() + "\r\n")
                    .collect(Collectors.joining()) + "--frontier--\r\n";

            Answer answer = world.wire().post(target("api"), "multipart/form-data; boundary=frontier",
                    body.getBytes(StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Müller & Söhne <GmbH>", "Müller &amp; Söhne &lt;GmbH&gt;"})
        void surviveMagentosXmlEscapedOrNot(String company) {
            String order = next();
            String body = "xmlRequest=<?xml version=\"1.0\" encoding=\"UTF-8\"?><ecommerce><OrderId>" + order
                    + "</OrderId><Customer_Name>" + TOKYO + "</Customer_Name><Customer_Company>" + company
                    + "</Customer_Company><Customer_Address1>" + IRISH + "</Customer_Address1><Customer_Address2>" + EMOJI
                    + "</Customer_Address2><is_quantity>1.0000</is_quantity></ecommerce>";

            Answer answer = world.wire().send("POST", target("magento"), "HTTP/1.0",
                    Map.of("Content-Type", Wire.FORM), body.getBytes(StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveUltraCartsXml() {
            String order = next();
            String body = """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <activationCodeRequest>
                      <md5Secret>7769B5C796BF9AF1C03CA87042165069</md5Secret>
                      <orderId>%s</orderId>
                      <firstName>東京</firstName>
                      <company>Müller &amp; Söhne &lt;GmbH&gt;</company>
                      <address1>O&apos;Brien</address1>
                      <address2>&#x1F511; Ltd.</address2>
                    </activationCodeRequest>
                    """.formatted(order);

            Answer answer = world.wire().post("/qlmservice.asmx/GetActivationKey?is_vendor=ultracart&is_productid=1"
                    + "&is_majorversion=1&is_minorversion=0", "text/xml", body.getBytes(StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveMyCommerceThatSaysUtf8() {
            String order = next();

            Answer answer = myCommerce(order, "&ENCODING=UTF8&FIRSTNAME=%E6%9D%B1%E4%BA%AC&COMPANY="
                    + encoded(COMPANY, StandardCharsets.UTF_8) + "&STREET=" + encoded(IRISH, StandardCharsets.UTF_8)
                    + "&ADDR2=" + encoded(EMOJI, StandardCharsets.UTF_8));

            assertStored(order, answer);
        }

        @Test
        void surviveMyCommerceThatSaysNothing() {
            String order = next();

            Answer answer = myCommerce(order, "&FIRSTNAME=Zo%EB&LASTNAME=O%27Brien&COMPANY=M%FCller+%26+S%F6hne+%3CGmbH%3E");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(world.stored().order(order).customer())
                    .isEqualTo(Map.of("name", "Zoë O'Brien", "company", COMPANY));
        }

        @ParameterizedTest
        @ValueSource(strings = {"windows-1252", "UTF-8", "Shift_JIS"})
        void surviveACharsetThatTheFormNames(String charset) {
            String order = next();
            String company = charset.equals("Shift_JIS") ? TOKYO : "Müller & Söhne – “GmbH” €";

            Answer answer = world.wire().post(target("paypal"), "txn_id=" + order + "&charset=" + charset
                    + "&payer_business_name=" + encoded(company, Charset.forName(charset)));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(world.stored().order(order).customer()).isEqualTo(Map.of("company", company));
        }
    }

    @Nested
    class WhatIsNoText {

        static Stream<Arguments> requests() {
            String multipart = "--frontier\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\u00ff\u00fe\r\n--frontier--\r\n";
            String ultraCart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><activationCodeRequest>"
                    + "<md5Secret>7769B5C796BF9AF1C03CA87042165069</md5Secret><orderId>X</orderId>"
                    + "<firstName>\u00ff\u00fe</firstName></activationCodeRequest>";
            return Stream.of(
                    Arguments.of("escaped in a form", "api", Wire.FORM, "orderid=X&name=%FF%FE"),
                    Arguments.of("raw in a form", "api", Wire.FORM, "orderid=X&name=\u00ff\u00fe"),
                    Arguments.of("cut off", "api", Wire.FORM, "orderid=X&name=%E6%9D"),
                    Arguments.of("an encoded surrogate", "api", Wire.FORM, "orderid=X&name=%ED%A0%80"),
                    Arguments.of("an over-long form", "api", Wire.FORM, "orderid=X&name=%C0%AF"),
                    Arguments.of("in a name", "api", Wire.FORM, "orderid=X&na%FFme=x"),
                    Arguments.of("broken percent-encoding", "api", Wire.FORM, "orderid=X&name=100%"),
                    Arguments.of("in a part", "api", "multipart/form-data; boundary=frontier", multipart),
                    Arguments.of("in Magento's XML", "magento", Wire.FORM,
                            "xmlRequest=<ecommerce><OrderId>X</OrderId><Customer_Name>\u00ff\u00fe</Customer_Name></ecommerce>"),
                    Arguments.of("in UltraCart's XML", "ultracart", "text/xml", ultraCart),
                    Arguments.of("against the form's own word", "shareit", Wire.FORM,
                            "PURCHASE_ID=X&RUNNING_NO=1&ENCODING=UTF8&FIRSTNAME=%FF%FE"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("requests")
        void isRefusedAndNothingIsStored(String what, String vendor, String contentType, String body) {
            Map<String, Integer> count = world.stored().count();

            Answer answer = world.wire().post(target(vendor), contentType, body.getBytes(StandardCharsets.ISO_8859_1));

            assertRefused(answer, count);
        }

        @ParameterizedTest
        @ValueSource(strings = {"name=%FF%FE", "name=\u00ff\u00fe", "na%FFme=x", "name=%E6%9D", "name=%zz"})
        void isRefusedInAQuery(String query) {
            Map<String, Integer> count = world.stored().count();

            Answer answer = world.wire().get(target("api") + "&orderid=X&" + query);

            assertRefused(answer, count);
        }

        @Test
        void isRefusedWhenItIsANulCharacter() {
            Map<String, Integer> count = world.stored().count();

            Answer answer = world.wire().post(target("api"), "orderid=X&name=a%00b");

            assertRefused(answer, count);
        }

        private static void assertRefused(Answer answer, Map<String, Integer> count) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
            assertThat(answer.body()).startsWith("Error: ");
            assertThat(world.stored().count()).isEqualTo(count);
        }
    }

    private static Map<String, String> people(String order) {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("orderid", order);
        people.put("name", TOKYO);
        people.put("company", COMPANY);
        people.put("address1", IRISH);
        people.put("address2", EMOJI);
        return people;
    }

    private static void assertStored(String order, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        StoredOrder stored = world.stored().order(order);
        assertThat(stored.customer())
                .isEqualTo(Map.of("name", TOKYO, "company", COMPANY, "street1", IRISH, "street2", EMOJI));
        assertThat(world.staff().customerOf(order)).containsExactly(TOKYO, COMPANY, IRISH, EMOJI);
    }

    private static Answer myCommerce(String order, String fields) {
        return world.wire().post(
                "/qlmservice.asmx/QlmWebHookHandler?is_vendor=mycommerce&" + World.CREDENTIALS,
                "PURCHASE_ID=" + order + "&RUNNING_NO=1&PRODUCT_ID=300810470&QUANTITY=1" + fields);
    }

    private static String target(String vendor) {
        return "/qlmservice.asmx/GetActivationKey?is_vendor=" + vendor + "&" + PRODUCT;
    }

    private static String form(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text, Charset charset) {
        return URLEncoder.encode(text, charset);
    }

    /** The text's bytes, each as the character that the wire sends as that byte. */
    private static String asBytes(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static String next() {
        return "N-" + ++lastOrder;
    }
}
