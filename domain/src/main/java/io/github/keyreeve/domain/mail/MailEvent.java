package io.github.keyreeve.domain.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What customers are written about. */
public enum MailEvent {
    /** The keys of an order were issued. */
    KEYS_ISSUED,
    /** The shop told that licences are paid for a further time. Nobody is written unless the vendor has stored what to say. */
    LICENSES_RENEWED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static MailEvent of(String text) {
        return Arrays.stream(values())
                .filter(event -> event.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(MailEvent::text).collect(Collectors.joining(", "))));
    }
}
