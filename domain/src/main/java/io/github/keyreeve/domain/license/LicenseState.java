package io.github.keyreeve.domain.license;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one word that staff read about a licence. */
public enum LicenseState {
    ACTIVE,
    EXPIRED,
    REVOKED,
    UPGRADED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the states, if there is no such one */
    public static LicenseState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(LicenseState::text).collect(Collectors.joining(", "))));
    }
}
