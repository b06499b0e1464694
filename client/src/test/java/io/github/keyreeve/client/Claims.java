package io.github.keyreeve.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The content of a licence file, valid by default. */
final class Claims {

    static final Product PRODUCT = new Product(1, 1, 0);
    static final ComputerIdentity COMPUTER = new ComputerIdentity("8f14e45f-ceea-467f-a0e6-c6f7b1a3d5e9", "Jane's laptop");
    static final String KEY_ID = "0190b5a2-7c3e-7d4f-8a1b-2c3d4e5f6071";
    static final Instant ISSUED_AT = Instant.parse("2026-01-05T12:00:00Z");

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Claims() {
        claims.put("format", 1);
        claims.put("product", Map.of("id", 1, "major", 1, "minor", 0));
        claims.put("keyId", KEY_ID);
        claims.put("computerId", COMPUTER.id());
        claims.put("model", "subscription");
        claims.put("features", "0:3;1:2;");
        claims.put("activationsAllowed", 3);
        claims.put("floatingSeats", 0);
        claims.put("issuedAt", ISSUED_AT.toString());
        claims.put("expiresAt", null);
        claims.put("graceEndsAt", null);
        claims.put("maintenanceExpiresAt", null);
        claims.put("nonce", null);
    }

    static Claims aLicense() {
        return new Claims();
    }

    Claims with(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Claims without(String name) {
        claims.remove(name);
        return this;
    }

    Map<String, Object> map() {
        return claims;
    }
}
