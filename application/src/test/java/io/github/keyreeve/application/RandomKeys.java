package io.github.keyreeve.application;

import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import java.security.SecureRandom;

/** Keys as Keyreeve issues them. */
public final class RandomKeys implements KeySource {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public ActivationKey next(LicenseModel model) {
        byte[] bytes = new byte[ActivationKey.RANDOM_SYMBOLS];
        RANDOM.nextBytes(bytes);
        return ActivationKey.issue(model, bytes);
    }
}
