package io.github.keyreeve.web.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.shop.WebhookScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** What the shops send, and how they sign it: the files that the tests of the whole server replay, too. */
public final class Vendors {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "")).toAbsolutePath()
            .getParent().resolve("bootstrap/src/test/resources/vendors");
    private static final ShopTable SHOPS = ShopTable.bundled();

    private Vendors() {}

    public static List<JsonNode> vectors() {
        return list("signatures.json");
    }

    /** Every request that the vendor's samples list. */
    public static List<JsonNode> requests(String vendor) {
        return list("samples/" + vendor + "/requests.json");
    }

    public static List<String> names() {
        try (Stream<Path> vendors = Files.list(FOLDER.resolve("samples"))) {
            return vendors.map(vendor -> vendor.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scheme of a shop's row, by any of its names. */
    public static WebhookScheme scheme(String vendor) {
        return SHOPS.shop(vendor).orElseThrow(() -> new AssertionError("No row for " + vendor)).webhookSignature();
    }

    public static boolean isShop(String vendor) {
        return SHOPS.shop(vendor).isPresent();
    }

    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A vector's body, which stands in it or in a file. */
    public static byte[] body(JsonNode vector) {
        return vector.has("body")
                ? vector.get("body").textValue().getBytes(StandardCharsets.UTF_8)
                : bytes(vector.required("body_file").textValue());
    }

    /** The moment that a vector or request names; else that of all the samples. */
    public static Clock clock(JsonNode vectorOrRequest) {
        return at(Instant.ofEpochSecond(vectorOrRequest.path("now").asLong(1_767_603_600)));
    }

    public static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static List<JsonNode> list(String file) {
        try {
            return List.of(new JsonMapper().readValue(bytes(file), JsonNode[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
