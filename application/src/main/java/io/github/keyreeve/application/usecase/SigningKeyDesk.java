package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ChooseSigningKey;
import io.github.keyreeve.application.port.in.ManageSigningKeys;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.SigningKeys;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.domain.product.VersionId;
import java.util.List;
import java.util.Optional;

/** Looks after the signing keys. */
public final class SigningKeyDesk implements ManageSigningKeys, ChooseSigningKey {

    private final SigningKeys signingKeys;
    private final Products products;

    public SigningKeyDesk(SigningKeys signingKeys, Products products) {
        this.signingKeys = signingKeys;
        this.products = products;
    }

    @Override
    public SigningKey keyFor(Optional<VersionId> version) {
        return signingKeys.chosen(version.flatMap(asked -> products.find(asked.productId())
                .flatMap(product -> product.versions().stream()
                        .filter(known -> known.major() == asked.major() && known.minor() == asked.minor())
                        .findFirst())
                .flatMap(ProductVersion::signingKey)));
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
