package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageSigningKeys;
import io.github.keyreeve.application.port.out.SigningKeys;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.util.List;
import java.util.Optional;

/** Looks after the signing keys. */
public final class SigningKeyDesk implements ManageSigningKeys {

    private final SigningKeys signingKeys;

    public SigningKeyDesk(SigningKeys signingKeys) {
        this.signingKeys = signingKeys;
    }

    @Override
    public List<SigningKey> all() {
        return signingKeys.all();
    }

    @Override
    public Optional<SigningKey> find(SigningKeyName name) {
        return signingKeys.find(name);
    }

    @Override
    public Optional<SigningKey> create(SigningKeyName name) {
        return signingKeys.create(name);
    }
}
