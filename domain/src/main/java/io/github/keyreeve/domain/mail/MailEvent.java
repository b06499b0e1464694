package io.github.keyreeve.domain.mail;

import java.util.Locale;

/** What customers are written about. */
public enum MailEvent {
    /** The keys of an order were issued. */
    KEYS_ISSUED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
