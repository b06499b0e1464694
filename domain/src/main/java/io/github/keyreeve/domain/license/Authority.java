package io.github.keyreeve.domain.license;

import java.util.Locale;

/**
 * On whose word a licence was revoked, from the weakest to the strongest. What the vendor's staff decided, no late message of
 * a shop undoes.
 */
public enum Authority {
    /** The buyer's, who disputes the payment. It counts until the dispute is won, and takes nothing that is revoked anyway. */
    DISPUTE,
    /** Nobody's: the subscription is over. Whoever pays for it again has the licence back. */
    SUBSCRIPTION,
    SHOP,
    ADMINISTRATOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayOverrule(Authority other) {
        return compareTo(other) >= 0;
    }
}
