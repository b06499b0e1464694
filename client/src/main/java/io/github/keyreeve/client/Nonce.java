package io.github.keyreeve.client;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A number used once: the server signs it into its answer, so that no answer serves a second time.
 *
 * @param text 22 characters
 */
record Nonce(String text) {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Nonce fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
