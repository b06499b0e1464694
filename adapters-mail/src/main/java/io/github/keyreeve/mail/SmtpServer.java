package io.github.keyreeve.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's mail server.
 *
 * @param login absent where it takes mail without
 * @param patience for all that is said about one mail, at most two minutes
 */
public record SmtpServer(String host, int port, SmtpTls tls, Optional<Login> login, Duration patience) {

    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

    /** Who sends. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[user=%s]".formatted(user);
        }
    }
}
