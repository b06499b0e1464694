package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.SecretSource;
import io.github.keyreeve.domain.provider.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets from the platform's cryptographic random numbers. What they begin with lets scanners know a leaked one. */
final class SecureSecretSource implements SecretSource {

    private static final String PREFIX = "keyreeve_";
    private static final int BYTES = 32;

    private final SecureRandom random;

    SecureSecretSource(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Secret next() {
        byte[] numbers = new byte[BYTES];
        random.nextBytes(numbers);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(numbers));
    }
}
