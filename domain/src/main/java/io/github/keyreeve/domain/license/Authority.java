package io.github.keyreeve.domain.license;

import java.util.Locale;

/** On whose word a licence was revoked. What the vendor's staff decided, no late message of a shop undoes. */
public enum Authority {
    SHOP,
    ADMINISTRATOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayOverrule(Authority other) {
        return this == ADMINISTRATOR || other == SHOP;
    }
}
