package io.github.keyreeve.application.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of the administrator's token, the form in which it is kept. A fast hash does, because the token is long and
 * random, not chosen by a person.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record TokenHash(String hex) {

    public TokenHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A token's hash has 64 lower-case hexadecimal digits.");
        }
    }

    public static TokenHash of(String token) {
        return new TokenHash(HexFormat.of().formatHex(sha256(token)));
    }

    /** Takes the same time whatever the token. */
    public boolean fits(String token) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), sha256(token));
    }

    @Override
    public String toString() {
        return "TokenHash[…]";
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
