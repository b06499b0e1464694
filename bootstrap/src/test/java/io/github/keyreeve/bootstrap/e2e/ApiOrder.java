package io.github.keyreeve.bootstrap.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An order of the generic provider {@code api}: a copy of the Acme Editor, unless told otherwise, the seller's arguments
 * in the query and the order's data in the body.
 */
final class ApiOrder {

    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String method = "GetActivationKeyWithExpiryDate";
    private String credentials = World.CREDENTIALS;

    private ApiOrder() {
        arguments.put("is_vendor", "api");
        arguments.put("is_productid", "1");
        arguments.put("is_majorversion", "1");
        arguments.put("is_minorversion", "0");
    }

    static ApiOrder anOrder(String orderId) {
        return anOrderWithoutId().field("orderid", orderId);
    }

    static ApiOrder anOrderWithoutId() {
        return new ApiOrder();
    }

    /** An argument in the query; null removes it. */
    ApiOrder with(String name, String value) {
        return put(arguments, name, value);
    }

    /** A field of the body; null removes it. */
    ApiOrder field(String name, String value) {
        return put(fields, name, value);
    }

    ApiOrder method(String name) {
        method = name;
        return this;
    }

    ApiOrder credentials(String query) {
        credentials = query;
        return this;
    }

    String target() {
        return "/qlmservice.asmx/" + method + "?" + form(arguments) + (credentials.isEmpty() ? "" : "&" + credentials);
    }

    String body() {
        return form(fields);
    }

    Map<String, String> fields() {
        return fields;
    }

    Answer sendTo(World world) {
        return world.wire().post(target(), body());
    }

    Answer sendTo(World world, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", Wire.FORM);
        return world.wire().send("POST", target(), "HTTP/1.1", all, body().getBytes(StandardCharsets.UTF_8));
    }

    private ApiOrder put(Map<String, String> map, String name, String value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
        return this;
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
