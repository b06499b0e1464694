package io.github.keyreeve.domain.mail;

import java.util.Locale;

/** How far a mail is. */
public enum MailState {
    /** It is sent when it is due and there is a mail server. */
    WAITING,
    /** A server has it in hands. If that server dies, another one takes over when the mail is due again. */
    SENDING,
    /** Nobody knows the customer's address; it waits again as soon as somebody tells. */
    NO_ADDRESS,
    /** The mail server has taken it. */
    SENT,
    /** Given up, for the reason that stands with it; nothing happens until the staff send it again. */
    FAILED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isDue() {
        return this == WAITING || this == SENDING;
    }
}
