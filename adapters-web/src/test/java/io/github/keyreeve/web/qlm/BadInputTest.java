package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told by its name, with what is allowed, and stores nothing. */
class BadInputTest {

    private static final String[] SHOPS = {"api", "fastspring", "woocommerce", "2checkout", "shareit", "paypal", "swreg", "magento", "ultracart"};

    private static QlmServer server;

    @BeforeAll
    static void start() {
        server = QlmServer.start().open(SHOPS).asking("paypal");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(server.orders()).isEmpty();
    }

    @Nested
    class ArgumentValues {

        static Stream<Arguments> wrong() {
            String productRange = "must be a whole number from 1 to 2147483647";
            String versionRange = "must be a whole number from 0 to 9999";
            String quantityRange = "must be a whole number from 1 to 10000";
            String flag = "must be true or false (or 1, 0, yes, no)";
            String features = "must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255";
            String model = "must be one of permanent, trial, subscription, permanent_floating, trial_floating, "
                    + "subscription_floating, permanent_cloud, trial_cloud, subscription_cloud";
            String day = "must be a day in the form yyyy-MM-dd, up to the year 9999";
            return Stream.of(
                    numbers("is_productid", productRange, "0", "2147483648"),
                    numbers("is_majorversion", versionRange, "10000"),
                    numbers("is_minorversion", versionRange, "10000"),
                    numbers("is_quantity", quantityRange, "0", "10001", "0.0", "2.", ".5", "2,5", "3.0001"),
                    numbers("is_numberofactivationsperkey", "must be a whole number from 1 to 1000000", "0", "1000001"),
                    numbers("is_additionalactivations", "must be a whole number from 0 to 1000000", "1000001"),
                    numbers("is_maintduration", "must be a whole number from 1 to 36500", "0", "36501"),
                    numbers("is_expduration", "must be a whole number from 1 to 36500", "0", "-2", "36501"),
                    numbers("is_computertype", "must be a whole number from 0 to 2", "3"),
                    values("is_usemultipleactivationskey", flag, "2", "wahr", "truee", "tr%C3%BCe", "true;"),
                    values("is_floating", flag, "-1", "on"),
                    values("is_maintenance_plan", flag, "2", "null"),
                    values("is_send_mail", flag, "maybe"),
                    values("is_features", features, "1", "0:256", "4:1", "-1:1", "0:-1", "0:1;0:1", "0:1;;1:1", ";", ":", "0:", ":1",
                            "0:1,1:1", "0:1:1", "a:b", "0:1e2", "99999999999:1", "0:99999999999", "%D9%A0:1"),
                    values("is_licensemodel", model, "eternal", "permanent_", "perpetual", "subscription-cloud", "0"),
                    values("is_qlmversion", "must be a version such as 5.0.00", "five", "5.", ".5", "5.0.0.0.0", "12345", "5-0"),
                    values("is_expdate", day, "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "01/02/2030", "tomorrow",
                            "10000-01-01", "%2B10000-01-01", "-2030-01-01", "0000-00-00", "2030-01-01T00:00", "20300101", "1969-12-31",
                            "999999999-12-31", "-999999999-01-01"),
                    values("is_expdate", "must not be in the past", "2026-01-04", "1970-01-01", "2020-02-29"),
                    values("is_args", "names an argument set that is not stored", "ITEM9", "..%2F..", "%27%3B--", "a%00b", "%F0%9F%98%80", "x=y"),
                    values("is_args", "must name at most 10 argument sets", "a,b,c,d,e,f,g,h,i,j,k", "x,".repeat(5000)),
                    texts("is_affiliateid", 255),
                    texts("is_emailtemplate", 255),
                    texts("is_userdata1", 4000),
                    texts("is_pp", 4000)).flatMap(cases -> cases);
        }

        @ParameterizedTest
        @MethodSource("wrong")
        void areRefusedByName(String argument, String value, String message) {
            for (RawAnswer answer : List.of(issue(argument + "=" + value, ""), issue("", argument + "=" + value))) {
                assertThat(answer.body()).isEqualTo("Error: " + argument + " " + message + ".");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @Test
        void areRefusedAllAtOnce() {
            assertThat(issue("is_features=x&is_expdate=y&is_licensemodel=z&is_computertype=9", "is_floating=q").body().split("; "))
                    .hasSize(5);
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_productid", "is_majorversion", "is_minorversion"})
        void mustNotBeMissingForTheProduct(String argument) {
            for (String missing : List.of("", "&" + argument, "&" + argument + "=", "&" + argument + "=%20")) {
                String arguments = Stream.of(QlmServer.PRODUCT.split("&"))
                        .filter(pair -> !pair.startsWith(argument)).reduce("", (all, pair) -> all + "&" + pair);

                RawAnswer answer = RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKey?is_vendor=api" + arguments + missing);

                assertThat(answer.body()).isEqualTo("Error: " + argument + " is missing.");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @Test
        void mustNotAllBeMissing() {
            assertThat(RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKey?is_vendor=api").body())
                    .isEqualTo("Error: is_productid is missing; is_majorversion is missing; is_minorversion is missing.");
        }

        @ParameterizedTest
        @CsvSource({"2, 1, 0", "1, 2, 0", "1, 1, 1", "2147483647, 9999, 9999"})
        void mustNameAProductThatThereIs(int id, int major, int minor) {
            RawAnswer answer = RawClient.get(server.uri(), ("/qlmservice.asmx/GetActivationKey?is_vendor=api&is_productid=%d"
                    + "&is_majorversion=%d&is_minorversion=%d").formatted(id, major, minor));

            assertThat(answer.body())
                    .isEqualTo("Error: is_productid names no product that has this is_majorversion and is_minorversion.");
            assertThat(answer.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                is_quantity=10000&is_numberofactivationsperkey=1000000;  is_numberofactivationsperkey must be a whole number from 1 to 214748 for this quantity on one key
                is_quantity=1001&is_usemultipleactivationskey=false;     is_usemultipleactivationskey must be true for this quantity: an order can have at most 1000 keys
                is_licensemodel=permanent&is_expduration=30;             is_licensemodel must be a subscription or trial model where is_expdate or is_expduration is given
                """)
        void mustFitTogether(String arguments, String message) {
            RawAnswer answer = issue(arguments, "");

            assertThat(answer.body()).isEqualTo("Error: " + message + ".");
            assertThat(answer.status()).isEqualTo(400);
        }

        private static Stream<Arguments> numbers(String argument, String message, String... more) {
            return values(argument, message, Stream.concat(Stream.of("abc", "1e3", "0x10", "1 2", "-5", "99999999999", "9".repeat(400),
                    "-9223372036854775808", "18446744073709551616", "1.5", "NaN", "%D9%A1", "1%00", "--1", "%F0%9F%98%80"),
                    Stream.of(more)).toArray(String[]::new));
        }

        private static Stream<Arguments> texts(String argument, int most) {
            return Stream.concat(
                    values(argument, "must have at most %d characters".formatted(most),
                            "x".repeat(most + 1)),
                    values(argument, "must be valid text, without NUL characters or broken surrogates", "a%00b"));
        }

        private static Stream<Arguments> values(String argument, String message, String... values) {
            return Stream.of(values).map(value -> Arguments.of(argument, value, message));
        }
    }

    @Nested
    class OrderFields {

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                api;          orderid,line,subscriptionid,name,company,address1,address2,city,state,zip,country,phone
                fastspring;   reference,subscriptionReference,internalProductName,name,customercompany,company,AddressStreet1,AddressStreet2,AddressCity,AddressRegion,AddressPostalCode,AddressCountry,CustomerPhone
                woocommerce;  OrderId,SubscriptionId,yearly_maintenance_plan,Customer_Name,Customer_Company,Customer_Address1,Customer_Address2,Customer_City,Customer_State,Customer_Zip,Customer_Country,Customer_Phone
                2checkout;    REFNO,PID,company,addr1,addr2,city,state,zipcode,country,phone
                shareit;      PURCHASE_ID,RUNNING_NO,reg_name,company,street,addr2,city,state,zip,country,phone
                paypal;       txn_id,subscr_id,payer_business_name,address_street,cust_address2,address_city,address_state,address_zip,address_country_code,cust_phone
                """)
        void areRefusedWhereTooLong(String shop, String fields) {
            for (String field : fields.split(",")) {
                for (String value : List.of("x".repeat(256), "x".repeat(100_000))) {
                    RawAnswer answer = order(shop, field + "=" + value);

                    assertThat(answer.body()).isEqualTo("Error: " + field + " must have at most 255 characters.");
                    assertThat(answer.status()).isEqualTo(400);
                }
                assertThat(order(shop, field + "=a%00b").body())
                        .isEqualTo("Error: " + field + " must be valid text, without NUL characters or broken surrogates.");
            }
        }

        @ParameterizedTest
        @CsvSource({"api, email", "fastspring, email", "woocommerce, Customer_Email", "paypal, payer_email"})
        void mayHaveALongerAddress(String shop, String field) {
            assertThat(order(shop, field + "=" + "x".repeat(321)).body())
                    .isEqualTo("Error: " + field + " must have at most 320 characters.");
        }

        @ParameterizedTest
        @CsvSource({"api, quantity", "fastspring, quantity", "2checkout, QUANTITY", "shareit, QUANTITY"})
        void areRefusedWhereTheyAreNoQuantity(String shop, String field) {
            for (String value : List.of("0", "-1", "two", "1.5", "99999999999", "10001", "0.0000")) {
                RawAnswer answer = order(shop, field + "=" + value);

                assertThat(answer.body()).isEqualTo("Error: " + field + " must be a whole number from 1 to 10000.");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "\u00fc", ""})
        void areJoinedByAnIdempotencyKeyOfVisibleCharacters(String key) {
            String wrong = key.isEmpty() ? "x".repeat(256) : key;

            RawAnswer answer = server.post("is_vendor=api", "", "Idempotency-Key: " + wrong);

            assertThat(answer.body()).isEqualTo("Error: Idempotency-Key must have 1 to 255 visible ASCII characters.");
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Nested
    class IdempotencyKeys {

        @Test
        void mustNotContradictEachOther() {
            RawAnswer answer = server.post("is_vendor=api", "", "Idempotency-Key: a", "idempotency-key: b");

            assertThat(answer.body()).isEqualTo("Error: Idempotency-Key must not be sent twice with different values.");
            assertThat(answer.status()).isEqualTo(400);
        }

        @Test
        void areToldWithEverythingElseThatIsWrong() {
            assertThat(server.post("is_vendor=api", "quantity=0", "Idempotency-Key: a", "Idempotency-Key: b").body())
                    .contains("Idempotency-Key must", "quantity must");
        }
    }

    @Nested
    class Encodings {

        @ParameterizedTest
        @ValueSource(strings = {"name=%", "name=%4", "name=%zz", "name=a%2", "name=%u00e9", "name=%%41"})
        void areRefusedWherePercentSignsAreBroken(String form) {
            for (RawAnswer answer : List.of(issue(form, ""), issue("", form))) {
                assertThat(answer.body()).isEqualTo("Error: name must have two hexadecimal digits after each percent sign.");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"%ff", "%C3", "%C3%28", "%ED%A0%80", "%ED%A0%BD%ED%B8%80", "%C0%80", "%F4%90%80%80", "%FE%FF", "\u00fc", "a\u00ffb"})
        void areRefusedWhereTheyAreNoUtf8(String value) {
            for (RawAnswer answer : List.of(issue("name=" + value, ""), issue("", "name=" + value))) {
                assertThat(answer.body()).isEqualTo("Error: name must be text in UTF-8.");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @Test
        void areRefusedWhereTheShopNamesACharsetThatNobodyKnows() {
            for (String charset : List.of("klingon", "\"\"", "%00", "../x", "a".repeat(5_000))) {
                RawAnswer answer = order("paypal", "charset=" + charset + "&txn_id=1");

                assertThat(answer.body()).isEqualTo("Error: The charset must be one that this server knows, such as UTF-8.");
                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @Test
        void doNotNameAFieldWhoseNameIsNone() {
            assertThat(issue("", "<script>alert(1)</script>=%zz").body())
                    .isEqualTo("Error: A field of the body must have two hexadecimal digits after each percent sign.");
            assertThat(issue("", "A0000-00000-00000-00000-0001G=%zz").body())
                    .isEqualTo("Error: (a name that may be a key) must have two hexadecimal digits after each percent sign.");
            assertThat(issue("is_x%0D%0A%1B=1&is_x%0D%0A%1B=2", "").body())
                    .isEqualTo("Error: is_x??? must not stand twice with different values.".replace("?", "\ufffd"));
            assertThat(issue("", "is_A0000000000000000000000000001G=1&is_A0000000000000000000000000001G=2").body())
                    .isEqualTo("Error: (a name that may be a key) must not stand twice with different values.");
            assertThat(issue("", "x".repeat(201) + "=1").body())
                    .isEqualTo("Error: A field's name in the body must have at most 200 characters.");
            assertThat(issue("", "a=1&".repeat(1_001)).body()).isEqualTo("Error: The body must have at most 1000 fields.");
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/plain", "application/xml", "text/xml; charset=utf-8", "application/octet-stream",
            "image/png", "multipart/mixed; boundary=x", "*/*", "application/*"})
        void areRefusedWhereTheyAreNoForm(String type) {
            for (String body : List.of("{\"reference\":\"1\",\"text\":\"" + "x".repeat(300) + "\"}", "reference=1")) {
                RawAnswer answer = send(type, body);

                assertThat(answer.body())
                        .isEqualTo("Error: The body must be a form (application/x-www-form-urlencoded or multipart/form-data).");
                assertThat(answer.status()).isEqualTo(415);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"nonsense", "/", "text", "application/x-www-form-urlencoded; charset", ";;;", "multipart/form-data; boundary=\""})
        void areRefusedWhereTheirTypeIsNone(String type) {
            RawAnswer answer = send(type, "reference=1");

            assertThat(answer.body()).startsWith("Error: ");
            assertThat(answer.status()).isIn(400, 415);
        }

        @Test
        void areRefusedInAnUnknownCharset() {
            assertThat(send("application/x-www-form-urlencoded; charset=klingon", "reference=1").body())
                    .isEqualTo("Error: The charset must be one that this server knows, such as UTF-8.");
        }

        @Test
        void ofSeveralPartsNeedABoundary() {
            RawAnswer answer = send("multipart/form-data", "x");

            assertThat(answer.body()).isEqualTo("Error: Content-Type must name the multipart boundary.");
            assertThat(answer.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "--b--", "--c\r\n\r\nx\r\n--c--",
            "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\u00ff\r\n--b--"})
        void ofSeveralPartsAreRefusedWhereBroken(String body) {
            RawAnswer answer = send("multipart/form-data; boundary=b", body);

            assertThat(answer.body()).startsWith("Error: ");
            assertThat(answer.status()).isEqualTo(400);
        }

        @Test
        void areRefusedWhereTooLarge() {
            String head = "POST /qlmservice.asmx/GetActivationKey?is_vendor=api HTTP/1.1\r\nHost: x\r\nContent-Type: "
                    + QlmServer.FORM + "\r\nContent-Length: 10485760\r\nConnection: close\r\n\r\n";
            CompletableFuture<Void> sending;
            try (RawClient client = new RawClient(server.uri())) {
                client.send(head);
                sending = CompletableFuture.runAsync(() -> client.send("a".repeat(10 << 20))).exceptionally(e -> null);

                RawAnswer answer = client.read();

                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.body()).isEqualTo("Error: The body has more than 1048576 bytes.");
            }
            sending.join();
        }

        @Test
        void areRefusedWhereTheyDoNotArriveWhole() {
            RawAnswer answer = RawClient.exchange(server.uri(), "POST /qlmservice.asmx/GetActivationKey?is_vendor=api HTTP/1.1\r\n"
                    + "Host: x\r\nContent-Type: " + QlmServer.FORM + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab=cd\r\nzz\r\n");

            assertThat(answer.body()).isEqualTo("Error: The request could not be understood.");
            assertThat(answer.status()).isEqualTo(400);
        }

        private static RawAnswer send(String type, String body) {
            return server.send("POST", "/qlmservice.asmx/GetActivationKey?is_vendor=fastspring&" + QlmServer.PRODUCT, type, body);
        }
    }

    @Nested
    class Requests {

        @Test
        void mayNotHaveHugeHeaders() {
            RawAnswer answer = server.get("is_vendor=api", "X-Much: " + "a".repeat(100_000));

            assertThat(answer.body()).isEqualTo("Error: The headers of the request are too large.");
            assertThat(answer.status()).isEqualTo(431);
        }

        @Test
        void mayNotHaveAHugeTarget() {
            RawAnswer answer = server.get("is_vendor=api&name=" + "a".repeat(100_000));

            assertThat(answer.body()).isEqualTo("Error: The address of the request is too long.");
            assertThat(answer.status()).isEqualTo(414);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GetActivationKeys", "getactivationke", "x", "GetActivationKey%20", "%F0%9F%98%80", "ActivateKeys;x=1",
            "GetActivationKey'"})
        void mustNameAMethodThatThereIs(String method) {
            for (String httpMethod : List.of("GET", "POST")) {
                RawAnswer answer = server.send(httpMethod, "/qlmservice.asmx/" + method + "?is_vendor=api&" + QlmServer.PRODUCT, "", "");

                assertThat(answer.body()).isEqualTo(
                        "Error: There is no such method. There are: " + QlmMethod.names() + ".");
                assertThat(answer.status()).isEqualTo(404);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
        void mustBeGetOrPost(String httpMethod) {
            RawAnswer answer = server.send(httpMethod, "/qlmservice.asmx/GetActivationKey?is_vendor=api&" + QlmServer.PRODUCT, "", "");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Content-Type")).isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
            assertThat(answer.body()).startsWith("Error: This address ").doesNotContain("<");
            assertThat(answer.header("Allow").split(", *")).containsExactlyInAnyOrder("GET", "POST");
        }

        @Test
        void mustNotAskForTheHeadOfAKey() {
            try (RawClient client = new RawClient(server.uri())) {
                client.send("HEAD /qlmservice.asmx/GetActivationKey?is_vendor=api&" + QlmServer.PRODUCT + " HTTP/1.1\r\nHost: x\r\n\r\n");

                RawAnswer answer = client.readHead();

                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.header("Allow").split(", *")).containsExactlyInAnyOrder("GET", "POST");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/qlmservice.asmx/../qlmservice.asmx/GetActivationKey", "/a/..;/qlmservice.asmx/GetActivationKey",
            "/a%2Fqlmservice.asmx/GetActivationKey", "/%2e%2e/qlmservice.asmx/GetActivationKey", "/qlmservice.asmx/x%2FGetActivationKey",
            "/qlmservice.asmx/GetActivationKey%00", "/qlmservice.asmx//", "/qlmservice.asmx", "/qlmservice.asmx/"})
        void mayNotPlayWithThePath(String path) {
            RawAnswer answer = RawClient.get(server.uri(), path.replace("GetActivationKey", "GetActivationKeys") + "?is_vendor=api");

            assertThat(answer.body()).startsWith("Error: ").doesNotContain("<");
            assertThat(answer.status()).isIn(400, 404);
        }
    }

    private static RawAnswer issue(String arguments, String form) {
        String usual = Stream.of(QlmServer.PRODUCT.split("&"))
                .filter(pair -> !(arguments + "&" + form).contains(pair.substring(0, pair.indexOf('=') + 1)))
                .reduce("", (all, pair) -> all + "&" + pair);
        return server.send("POST", "/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=api" + usual + "&" + arguments,
                form.isEmpty() ? "" : QlmServer.FORM, form);
    }

    private static RawAnswer order(String shop, String form) {
        return server.post("is_vendor=" + shop, form);
    }
}
