package io.github.keyreeve.web.shop;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as its shop meant it.
 *
 * @param shop empty where the request names none that is known and shows none by its fields
 */
public record ShopRequest(Optional<Shop> shop, Optional<String> vendor, Fields query, Fields body) {

    private static final String VENDOR = "is_vendor";

    /**
     * Reads a request in two looks: the first finds the shop, the second reads by that shop's form and charset.
     *
     * @param query the raw query, not decoded
     * @throws UnreadableRequestException if it cannot be read
     */
    public static ShopRequest read(ShopTable shops, byte[] query, Body body, Optional<Shop> usual) {
        Fields glance = FormText.glance(query).and(body.glance());
        Optional<String> vendor = glance.value(VENDOR);
        Optional<Shop> shop = shopOf(shops, glance, usual);
        if (shop.isEmpty()) {
            return new ShopRequest(shop, vendor, Fields.NONE, Fields.NONE);
        }
        ShopCharset charset = new ShopCharset(shop.get());
        return new ShopRequest(
                shop,
                vendor,
                FormText.read(query, charset.ofQuery(glance), "query"),
                body.read(shop.get(), charset.ofBody(glance, body.contentType())));
    }

    /** The shop that a request names or shows by its fields. */
    public static Optional<Shop> shopOf(ShopTable shops, byte[] query, Body body, Optional<Shop> usual) {
        return shopOf(shops, FormText.glance(query).and(body.glance()), usual);
    }

    private static Optional<Shop> shopOf(ShopTable shops, Fields glance, Optional<Shop> usual) {
        Optional<String> vendor = glance.value(VENDOR);
        return vendor.isPresent() ? vendor.flatMap(shops::shop) : shops.recognise(glance).or(() -> usual);
    }

    /** Reads a request that comes from an application and no shop: plain UTF-8. */
    public static ShopRequest plain(byte[] query, Body body) {
        return new ShopRequest(Optional.empty(), Optional.empty(),
                FormText.read(query, StandardCharsets.UTF_8, "query"), body.readForm(StandardCharsets.UTF_8));
    }

    /** The shop's own fields: what the shop posts wins over what stands in the URL. */
    public Fields orderFields() {
        return body.and(query);
    }

    /** The seller's arguments: what the seller configured in the URL wins over what the shop posts. */
    public Arguments arguments() {
        return Arguments.of(argumentsAsSent());
    }

    /** A user or a password, which may begin or end with a blank that belongs to it. */
    public Optional<String> credential(String name) {
        return Optional.ofNullable(argumentsAsSent().get(name));
    }

    private Map<String, String> argumentsAsSent() {
        Map<String, String> arguments = new HashMap<>(body.arguments());
        arguments.putAll(query.arguments());
        shortArguments().forEach(arguments::putIfAbsent);
        return arguments;
    }

    public List<ArgumentError> contradictions() {
        List<ArgumentError> contradictions = new ArrayList<>(query.contradictions());
        contradictions.addAll(body.contradictions());
        return contradictions;
    }

    /** Arguments under the short names that some shops' text fields have room for. */
    private Map<String, String> shortArguments() {
        return shop.flatMap(Shop::argumentText)
                .flatMap(text -> orderFields().value(text.field()).map(value -> {
                    Map<String, String> arguments = new HashMap<>();
                    for (String pair : value.split("&")) {
                        String[] parts = pair.split("=", 2);
                        Optional.ofNullable(text.names().get(parts[0].strip().toLowerCase(Locale.ROOT)))
                                .filter(name -> parts.length == 2)
                                .ifPresent(name -> arguments.putIfAbsent(name, parts[1]));
                    }
                    return arguments;
                }))
                .orElseGet(HashMap::new);
    }
}
