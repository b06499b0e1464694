package io.github.keyreeve.domain.mail;

import java.util.Optional;

/**
 * What a mail says, with placeholders or filled in.
 *
 * @param subject one line
 * @param text for every mail program
 * @param html the same for mail programs that show it
 */
public record MailText(String subject, String text, Optional<String> html) {

    /** Hides what it says, which may be keys. */
    @Override
    public String toString() {
        return "MailText[…]";
    }
}
