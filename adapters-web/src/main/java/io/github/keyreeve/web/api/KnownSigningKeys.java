package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ManageSigningKeys;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;

/** Refuses products whose versions choose a signing key that there is not. */
final class KnownSigningKeys {

    private final ManageSigningKeys manageSigningKeys;

    KnownSigningKeys(ManageSigningKeys manageSigningKeys) {
        this.manageSigningKeys = manageSigningKeys;
    }

    /** @throws ProblemException naming each field that names no key */
    void requireIn(Product product) {
        FieldErrors errors = new FieldErrors();
        for (int index = 0; index < product.versions().size(); index++) {
            String field = "versions[%d].signingKey".formatted(index);
            product.versions().get(index).signingKey()
                    .filter(name -> manageSigningKeys.find(name).isEmpty())
                    .ifPresent(name -> errors.add(field, "names no signing key that this server has"));
        }
        errors.throwIfAny();
    }
}
