package io.github.keyreeve.bootstrap.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One request of a shop, as the vendors' {@code requests.json} lists it.
 *
 * @param name {@code shop/file}, and for a file listed again {@code shop/file, delivery 2}
 * @param now when it is sent, where its signature says so
 */
record Sample(String name, String method, String path, Optional<String> query, Map<String, String> headers, byte[] bytes, Optional<Instant> now) {

    private static final Path FOLDER = folder();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SPEAK_HTTP_1_0 = Set.of("woocommerce", "magento");

    /** Every request that there is a sample of, in the order of the shops' names. */
    static List<Sample> all() {
        try (Stream<Path> shops = Files.list(FOLDER)) {
            return shops.sorted().flatMap(shop -> of(shop).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What shops tell, rather than ask for. */
    static List<Sample> told() {
        return all().stream()
                .filter(sample -> sample.path.equals("/QlmWebHookHandler") || sample.path.endsWith(".aspx"))
                .filter(sample -> !sample.name.startsWith("mycommerce/"))
                .toList();
    }

    static Sample named(String name) {
        return all().stream().filter(sample -> sample.name.equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("There is no sample " + name));
    }

    /** Sends the sample's very bytes, in the HTTP version that its shop speaks; for a GET they are the query. */
    Answer replay(Wire wire) {
        boolean get = method.equals("GET");
        Optional<String> given = get ? Optional.of(new String(bytes, StandardCharsets.ISO_8859_1)) : query;
        String service = path.endsWith(".aspx") ? "/qlmdemo/qlmLicenseServer" : "/qlmdemo/qlmLicenseServer/qlmservice.asmx";
        String target = service + path + given.map(text -> "?" + text).orElse("");
        String version = SPEAK_HTTP_1_0.contains(name.substring(0, name.indexOf('/'))) ? "HTTP/1.0" : "HTTP/1.1";
        return wire.send(method, target, version, headers, get ? new byte[0] : bytes);
    }

    String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Sample> of(Path shop) {
        try (InputStream requests = Files.newInputStream(shop.resolve("requests.json"))) {
            Map<String, Integer> deliveries = new HashMap<>();
            List<Sample> samples = new ArrayList<>();
            for (JsonNode request : JSON.readTree(requests)) {
                String file = request.required("file").textValue();
                int delivery = deliveries.merge(file, 1, Integer::sum);
                Map<String, String> headers = new LinkedHashMap<>();
                request.path("headers").properties()
                        .forEach(header -> headers.put(header.getKey(), header.getValue().textValue()));
                samples.add(new Sample(
                        shop.getFileName() + "/" + file + (delivery == 1 ? "" : ", delivery " + delivery),
                        request.required("method").textValue(),
                        request.required("path").textValue(),
                        Optional.ofNullable(request.path("query").textValue()),
                        headers,
                        Files.readAllBytes(shop.resolve(file)),
                        request.has("now") ? Optional.of(Instant.ofEpochSecond(request.get("now").longValue())) : Optional.empty()));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Sample.class.getResource("/vendors/samples").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
