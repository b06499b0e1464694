package io.github.keyreeve.domain.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells texts and lists of texts apart: SHA-256 in lower-case hex. */
public final class Fingerprint {

    /** Raised when the form changes, so that no old fingerprint can mean something else. */
    private static final String FORM = "1";

    private Fingerprint() {}

    /** The hash of the text in UTF-8 and of nothing else. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Lengths go in with the parts: "ab","c" must not equal "a","bc". */
    public static String of(List<String> parts) {
        StringBuilder text = new StringBuilder(FORM);
        parts.forEach(part -> text.append('|').append(part.length()).append(':').append(part));
        return of(text.toString());
    }
}
