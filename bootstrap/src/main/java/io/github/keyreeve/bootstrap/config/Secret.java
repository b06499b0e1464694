package io.github.keyreeve.bootstrap.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be seen: a password or a token. Its {@code toString()} hides it, comparing takes constant time. */
public record Secret(String reveal) {

    public Secret {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    private byte[] bytes() {
        return reveal.getBytes(StandardCharsets.UTF_8);
    }
}
