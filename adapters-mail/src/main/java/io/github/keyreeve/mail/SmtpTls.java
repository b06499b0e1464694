package io.github.keyreeve.mail;

/** How the connection to the mail server is kept secret. */
public enum SmtpTls {
    /** Begins in clear and goes on encrypted, or not at all: a server that does not offer it gets no mail and no password. */
    STARTTLS(587),
    /** Encrypted from the first byte on. */
    TLS(465),
    /** In clear, for a mail server on the same machine. */
    NONE(25);

    private final int usualPort;

    SmtpTls(int usualPort) {
        this.usualPort = usualPort;
    }

    public int usualPort() {
        return usualPort;
    }
}
