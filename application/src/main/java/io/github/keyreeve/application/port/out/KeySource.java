package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;

/** Where new keys come from: nobody can guess the next one, and no two are equal. */
public interface KeySource {

    ActivationKey next(LicenseModel model);
}
