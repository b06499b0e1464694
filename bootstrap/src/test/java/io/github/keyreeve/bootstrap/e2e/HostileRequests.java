package io.github.keyreeve.bootstrap.e2e;

import io.github.keyreeve.bootstrap.e2e.HostileRequest.Encoding;
import io.github.keyreeve.bootstrap.e2e.HostileRequest.Form;
import io.github.keyreeve.bootstrap.e2e.HostileRequest.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Requests over all arguments of the contract and all fields of all shops, about half of them good enough to issue. */
final class HostileRequests {

    private static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0";

    /** Every argument with values that are allowed. */
    private static final Map<String, List<String>> ARGUMENTS = Map.ofEntries(
            Map.entry("is_quantity", List.of("1", "2", "3.0000", "7", "10000")),
            Map.entry("is_usemultipleactivationskey", List.of("true", "false", "0", "YES")),
            Map.entry("is_numberofactivationsperkey", List.of("1", "2", "1000000")),
            Map.entry("is_additionalactivations", List.of("0", "3", "1000000")),
            Map.entry("is_features", List.of("0", "0:3;1:2", "3:255;")),
            Map.entry("is_licensemodel", List.of("permanent", "subscription", "Trial", "trial_cloud", "subscription_floating")),
            Map.entry("is_floating", List.of("true", "false")),
            Map.entry("is_maintenance_plan", List.of("1", "false")),
            Map.entry("is_maintduration", List.of("1", "36500")),
            Map.entry("is_affiliateid", List.of("partner-7", "東京", "😀".repeat(255))),
            Map.entry("is_userdata1", List.of("a b", "x".repeat(4_000), "😀".repeat(1_000))),
            Map.entry("is_computertype", List.of("0", "1", "2")),
            Map.entry("is_qlmversion", List.of("5.0.00", "6")),
            Map.entry("is_args", List.of("set-1", "SET-1", "&is_features=0:1", "set-1,set-1")),
            Map.entry("is_expdate", List.of("2030-12-31", "9999-12-31", "2026-01-05")),
            Map.entry("is_expduration", List.of("-1", "1", "36500")),
            Map.entry("is_emailtemplate", List.of("welcome", "ü".repeat(255))),
            Map.entry("is_send_mail", List.of("true", "0")),
            Map.entry("is_pp", List.of("a=1;b=2")),
            Map.entry("is_user", List.of("shop")),
            Map.entry("is_pwd", List.of("s3cret")),
            Map.entry("is_unknown", List.of("x")));

    private static final List<String> ORDER_IDS = List.of("reference", "OrderId", "REFNO", "order_id", "orderid", "PURCHASE_ID",
            "orderNumber", "txn_id", "o_no", "orderId");

    private static final List<String> FIELDS = List.of("quantity", "QUANTITY", "email", "name", "company", "customercompany",
            "AddressStreet1", "AddressCity", "AddressRegion", "AddressPostalCode", "AddressCountry", "CustomerPhone", "Customer_Email",
            "Customer_Name", "Customer_Company", "Customer_Address1", "SubscriptionId", "yearly_maintenance_plan", "firstname", "lastname",
            "addr1", "addr2", "city", "state", "zip", "zipcode", "country", "phone", "PID", "RUNNING_NO", "ENCODING", "PRODUCT_ID",
            "first_name", "payer_email", "charset", "subscr_id", "test", "test_ipn", "TESTORDER", "line", "subscriptionid", "pc", "user_text",
            "initals", "internalProductName", "subscriptionReference", "firstName", "itemId", "md5Secret", "security_request_hash",
            "xmlRequest", "", " ", "a[b]", "名");

    private static final List<String> ORDINARY = List.of("1", "2", "Jane Doe", "jane@example.com", "Müller & Söhne", "東京", "UTF-8", "DE");

    private static final List<String> HOSTILE = List.of("", " ", "0", "-1", "2147483648", "99999999999999999999", "1e9", "NaN", "٣",
            "\0", "a\0b", "\u0001\u001b[31m\u007f", "\r\nX-Evil: 1", "\ufeff", "\uffff", "\u202e", "\ud83d", "\ude00x", "e\u0301", "İ".repeat(320),
            "ß".repeat(255), "😀".repeat(255), "😀".repeat(256), "x".repeat(255), "x".repeat(256), "x".repeat(321), "x".repeat(4_001),
            "'; DROP TABLE license; --", "\\' OR 1=1 #", "<script>alert(1)</script>", "</ecommerce><is_quantity>9</is_quantity>", "]]>", "&amp;",
            "%s%n%x%d", "${jndi:ldap://127.0.0.1/x}", "{0}", "#{7*7}", "../../etc/passwd", "&is_quantity=5&is_vendor=api", "a=b&c;d+e%zz", "%",
            "error", "Error: x", "null", "true", "2026-02-30", "10000-01-01", "ISO-2022-JP", "UTF-16", "x-JISAutoDetect", "klingon", "0:256", ";");

    private static final List<String> VENDORS = List.of("api", "fastspring", "woocommerce", "magento", "2checkout", "avangate", "bluesnap",
            "regnow", "chargify", "cleverbridge", "shareit", "mycommerce", "paymotion", "paypal", "shopify", "stripe", "swreg", "ultracart");

    private static final List<String> HEADERS = List.of("Idempotency-Key", "X-Forwarded-For", "Authorization", "X-Qlm-Timestamp",
            "X-Request-Id", "Cookie", "Accept", "Accept-Charset", "User-Agent", "X-HTTP-Method-Override", "Content-Encoding", "Range");

    private HostileRequests() {}

    static Arbitrary<HostileRequest> any() {
        return Combinators.combine(targets(), pairs(), forms(), headers(), Arbitraries.frequency(Tuple.of(9, "POST"), Tuple.of(3, "GET")))
                .as(HostileRequests::request);
    }

    private static HostileRequest request(
            String path, List<Pair> pairs, Tuple2<Form, String> form, Map<String, String> headers, String method) {
        boolean post = method.equals("POST");
        String query = pairs.stream().filter(pair -> pair.inQuery() || !post).map(Pair::form)
                // Line ends end the request line; only that is kept apart here.
                .map(text -> text.replace("\r", "%0D").replace("\n", "%0A"))
                .collect(Collectors.joining("&"));
        List<Pair> posted = post ? pairs.stream().filter(pair -> !pair.inQuery()).toList() : List.of();
        String body = posted.isEmpty() ? "" : form.get1().of(posted);
        Map<String, String> all = new TreeMap<>(headers);
        if (!form.get2().isEmpty()) {
            all.put("Content-Type", form.get2());
        }
        return new HostileRequest(method, path + "?" + query, all, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Arbitrary<String> targets() {
        Arbitrary<String> prefixes = Arbitraries.frequency(Tuple.of(20, ""), Tuple.of(5, "/qlmdemo/qlmLicenseServer"), Tuple.of(2, "/"),
                Tuple.of(1, "//a/"), Tuple.of(1, "/a%20b"), Tuple.of(1, "/%c3%bc"), Tuple.of(1, "/a b"), Tuple.of(1, "/.."), Tuple.of(1, "/%00"),
                Tuple.of(1, "/\u00ff"), Tuple.of(1, "/;x=y"));
        // What is told at QlmWebHookHandler is worked on in the background, and answers no keys.
        Arbitrary<String> methods = Arbitraries.frequencyOf(
                Tuple.of(20, anyCase("GetActivationKey")),
                Tuple.of(20, anyCase("GetActivationKeyWithExpiryDate")),
                Tuple.of(1, Arbitraries.of("", "x", "GetActivationKey/", "GetActivationKey%00", "<b>", "..", "%2e%2e")));
        return Combinators.combine(prefixes, anyCase("qlmservice.asmx"), methods).as((prefix, service, method) ->
                prefix + "/" + service + "/" + method);
    }

    private static Arbitrary<String> anyCase(String text) {
        return Arbitraries.frequency(Tuple.of(5, text), Tuple.of(1, text.toLowerCase()), Tuple.of(1, text.toUpperCase()));
    }

    private static Arbitrary<List<Pair>> pairs() {
        Arbitrary<List<Pair>> product = Arbitraries.frequency(Tuple.of(19, PRODUCT), Tuple.of(1, PRODUCT.replace("=1", "=2")),
                Tuple.of(1, "is_productid=1")).map(text -> Stream.of(text.split("&"))
                        .map(pair -> new Pair(pair.split("=")[0], pair.split("=")[1], Encoding.PERCENT_UTF_8, true)).toList());
        Arbitrary<Pair> vendor = Arbitraries.frequencyOf(Tuple.of(30, Arbitraries.of(VENDORS)), Tuple.of(1, hostile()))
                .map(name -> new Pair("is_vendor", name, Encoding.PERCENT_UTF_8, true));
        Arbitrary<Pair> orderId = pair(Arbitraries.of(ORDER_IDS), Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(1, 1_000_000).map(number -> "N-" + number)),
                Tuple.of(2, Arbitraries.of("A", "B", "C")),
                Tuple.of(1, hostile())));
        Arbitrary<Pair> argument = Arbitraries.of(ARGUMENTS.keySet().stream().sorted().toList()).flatMap(name -> pair(
                Arbitraries.frequency(Tuple.of(8, name), Tuple.of(1, name.toUpperCase())),
                Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.of(ARGUMENTS.get(name))), Tuple.of(1, hostile()))));
        Arbitrary<Pair> field = pair(Arbitraries.of(FIELDS),
                Arbitraries.frequencyOf(Tuple.of(10, Arbitraries.of(ORDINARY)), Tuple.of(1, hostile())));
        return Combinators.combine(product, vendor, orderId.list().ofMinSize(0).ofMaxSize(2), argument.list().ofMaxSize(4),
                field.list().ofMaxSize(6)).as((all, shop, ids, arguments, fields) -> {
                    List<Pair> pairs = new ArrayList<>(all);
                    pairs.add(shop);
                    pairs.addAll(ids);
                    pairs.addAll(arguments);
                    pairs.addAll(fields);
                    return pairs;
                });
    }

    private static Arbitrary<Pair> pair(Arbitrary<String> names, Arbitrary<String> values) {
        Arbitrary<Encoding> encodings = Arbitraries.frequency(Tuple.of(30, Encoding.PERCENT_UTF_8), Tuple.of(1, Encoding.PERCENT_CESU_8),
                Tuple.of(1, Encoding.PERCENT_LATIN_1), Tuple.of(6, Encoding.RAW_UTF_8), Tuple.of(2, Encoding.CARELESS));
        return Combinators.combine(names, values, encodings, Arbitraries.of(true, false)).as(Pair::new);
    }

    private static Arbitrary<String> hostile() {
        return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(HOSTILE)), Tuple.of(1, Arbitraries.strings().all().ofMaxLength(40)),
                Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(40)));
    }

    private static Arbitrary<Tuple2<Form, String>> forms() {
        Arbitrary<String> types = Arbitraries.of("", "nonsense", "*/*", "text/html", "multipart/form-data", "multipart/form-data; boundary=",
                "application/x-www-form-urlencoded; charset=klingon", "application/x-www-form-urlencoded; charset=UTF-16",
                "text/xml; charset=\"", "application/xml", "application/soap+xml", "multipart/form-data; boundary=other");
        return Arbitraries.frequency(Tuple.of(30, Form.URL_ENCODED), Tuple.of(3, Form.URL_ENCODED_UNSAID),
                        Tuple.of(5, Form.URL_ENCODED_WITH_CHARSET), Tuple.of(6, Form.MULTIPART), Tuple.of(4, Form.MAGENTO),
                        Tuple.of(4, Form.ULTRACART), Tuple.of(1, Form.JSON), Tuple.of(1, Form.PLAIN))
                .flatMap(form -> Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.just(form.contentType())), Tuple.of(1, types))
                        .map(type -> Tuple.of(form, type)));
    }

    private static Arbitrary<Map<String, String>> headers() {
        Arbitrary<String> values = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("x", "key-1", "203.0.113.7, 10.0.0.1", "Basic c2hvcDpzM2NyZXQ=", "Basic ***", "2026-01-05 12:00:00",
                        "text/html", "gzip", "bytes=0-1", "utf-16", "x".repeat(300), "é".repeat(20), "\t", "a\"b\\c")),
                Tuple.of(1, Arbitraries.strings().withCharRange(' ', '\u00ff').ofMaxLength(40)));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Map.of())),
                Tuple.of(1, Arbitraries.maps(Arbitraries.of(HEADERS), values).ofMaxSize(3)));
    }
}
