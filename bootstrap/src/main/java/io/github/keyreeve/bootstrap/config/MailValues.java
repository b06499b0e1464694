package io.github.keyreeve.bootstrap.config;

import io.github.keyreeve.mail.MailAddress;

/** Settings that speak of mail. */
final class MailValues {

    private MailValues() {
    }

    static Accepted<MailAddress> address() {
        return new Accepted<>("an e-mail address such as Acme Support <support@example.com>", MailAddress::of);
    }
}
