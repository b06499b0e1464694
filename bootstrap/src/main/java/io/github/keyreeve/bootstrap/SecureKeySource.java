package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import java.security.SecureRandom;

/** Keys from the platform's cryptographic random numbers. */
final class SecureKeySource implements KeySource {

    private final SecureRandom random;

    SecureKeySource(SecureRandom random) {
        this.random = random;
    }

    @Override
    public ActivationKey next(LicenseModel model) {
        byte[] numbers = new byte[ActivationKey.RANDOM_SYMBOLS];
        random.nextBytes(numbers);
        return ActivationKey.issue(model, numbers);
    }
}
