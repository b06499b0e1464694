package io.github.keyreeve.web.api;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everybody may ask for, by path and method: what is marked {@link WithoutToken}, told before it is known what is meant. */
final class OpenOperations {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> POSTING = Set.of(HttpMethod.POST);

    static final Map<List<String>, Set<String>> METHODS = Map.of(
            List.of("api", "v1", "openapi.json"), READING,
            List.of("api", "v1", "signing-keys"), READING,
            List.of("api", "v1", "latest-version"), READING,
            List.of("api", "v1", "activations"), POSTING,
            List.of("api", "v1", "activations", "validate"), POSTING,
            List.of("api", "v1", "activations", "release"), POSTING);

    private OpenOperations() {}

    /** @param path its segments, decoded */
    static boolean contain(List<String> path, String method) {
        return METHODS.getOrDefault(path, Set.of()).contains(method);
    }
}
