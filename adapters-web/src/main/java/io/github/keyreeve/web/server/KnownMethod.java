package io.github.keyreeve.web.server;

import java.util.Set;

/** The request methods that are named in logs and metrics; a client may invent as many others as it likes. */
final class KnownMethod {

    private static final Set<String> NAMES = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private KnownMethod() {}

    static String of(String method) {
        return NAMES.contains(method) ? method : "other";
    }
}
