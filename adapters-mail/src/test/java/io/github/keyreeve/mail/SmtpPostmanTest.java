package io.github.keyreeve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.Postman.Letter;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.mail.SmtpServer.Login;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against GreenMail, a real mail server, and one that misbehaves. */
class SmtpPostmanTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final MailAddress FROM = MailAddress.of("Acme Support <support@acme.example>");
    private static final MailText TEXT = new MailText("Your key", "the key\n", Optional.of("<b>the key</b>"));
    private static final Letter LETTER = new Letter("m-1.1", "jane@example.com", "Jane Doe", TEXT, NOW);

    private static final Map<String, String> STARTTLS = Map.of("EHLO", "250-here\r\n250 STARTTLS", "STARTTLS", "220 go on");

    @TempDir
    private static Path directory;

    private static ServerCertificate certificate;
    private static GreenMail plain;
    private static GreenMail encrypted;

    @BeforeAll
    static void start() throws Exception {
        hushGreenMail();
        certificate = ServerCertificate.in(directory, "dns:localhost");
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, certificate.file().toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, ServerCertificate.PASSWORD);
        plain = started(ServerSetup.PROTOCOL_SMTP);
        encrypted = started(ServerSetup.PROTOCOL_SMTPS);
        encrypted.setUser("shop@acme.example", "shop", "s3cret");
    }

    @AfterAll
    static void stop() {
        plain.stop();
        encrypted.stop();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    /** GreenMail's threads die loudly when a client does not wait for its goodbye. */
    private static void hushGreenMail() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!thread.getName().startsWith("smtps:")) {
                failure.printStackTrace();
            }
        });
    }

    private static GreenMail started(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    @Nested
    class AMail {

        @Test
        void arrivesAsTextAndHtml() throws Exception {
            MimeMessage message = delivered(LETTER);

            assertThat(message.getFrom()).containsExactly(new InternetAddress("support@acme.example", "Acme Support"));
            assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("jane@example.com", "Jane Doe"));
            assertThat(message.getReplyTo()).containsExactly(new InternetAddress("help@acme.example"));
            assertThat(message.getSubject()).isEqualTo("Your key");
            assertThat(message.getMessageID()).isEqualTo("<m-1.1@acme.example>");
            assertThat(message.getSentDate()).isEqualTo(NOW);
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            Multipart parts = (Multipart) message.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContent()).isEqualTo("the key\r\n");
            assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<b>the key</b>");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        }

        @Test
        void arrivesAsTextAlone() throws Exception {
            MimeMessage message = delivered(letter("jane@example.com", "", new MailText("s", "line\nGrüße 東京 🗝️", Optional.empty())));

            assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(message.getContent().toString()).startsWith("line\r\nGrüße 東京 🗝️");
        }

        @Test
        void keepsItsIdHoweverOftenItIsTried() throws Exception {
            assertThat(delivered(LETTER).getMessageID()).isEqualTo(delivered(LETTER).getMessageID());
        }

        @ParameterizedTest
        @ValueSource(strings = {"Jane\r\nBcc: thief@example.com", "Jane\n Bcc: x", "Jane\u2028Doe", "\"Jane\" <thief@example.com>",
            "=?utf-8?q?x?= , thief@example.com", "Zoë 東京", "\u0000\u0007Jane"})
        void holdsNoMoreHeadersThanItsOwnWhateverTheCustomerIsCalled(String name) throws Exception {
            MimeMessage message = delivered(letter("jane@example.com", name, new MailText(name, "text", Optional.empty())));

            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress()).isEqualTo("jane@example.com");
            assertThat(message.getSubject()).doesNotContain("\r", "\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "jane", "jane@", "@example.com", "jane@example.com, thief@example.com", "Jane <jane@example.com>",
            "jane@example.com\r\nBcc: thief@example.com", "jane doe@example.com", "jane@exa mple.com", "jäne@example.com",
            "jane@example.com>", "a@b@c"})
        void goesToNoAddressThatIsNone(String address) {
            assertThat(postman(plain).deliver(letter(address, "", TEXT)))
                    .isEqualTo(new Delivery.Refused("The recipient's address is no e-mail address."));
        }

        @Test
        void goesToInternationalDomains() throws Exception {
            assertThat(delivered(letter("jane@müller.example", "", TEXT)).getAllRecipients())
                    .containsExactly(new InternetAddress("jane@xn--mller-kva.example"));
        }

        private MimeMessage delivered(Letter letter) throws Exception {
            plain.purgeEmailFromAllMailboxes();
            assertThat(postman(plain).deliver(letter)).isEqualTo(new Delivery.Accepted());
            assertThat(plain.getReceivedMessages()).hasSize(1);
            return plain.getReceivedMessages()[0];
        }
    }

    @Nested
    class AnEncryptedConnection {

        @Test
        void isImplicit() throws Exception {
            assertThat(postman(server(encrypted.getSmtps().getPort(), SmtpTls.TLS), trusting()).deliver(LETTER))
                    .isEqualTo(new Delivery.Accepted());
        }

        @Test
        void carriesUserAndPassword() throws Exception {
            SmtpServer right = withLogin(encrypted.getSmtps().getPort(), SmtpTls.TLS, "s3cret");
            SmtpServer wrong = withLogin(encrypted.getSmtps().getPort(), SmtpTls.TLS, "other");

            assertThat(postman(right, trusting()).deliver(LETTER)).isEqualTo(new Delivery.Accepted());
            assertThat(postman(wrong, trusting()).deliver(LETTER))
                    .isEqualTo(new Delivery.Unreachable("The mail server refuses smtp-user and its password."));
            assertThat(wrong.toString()).doesNotContain("other");
        }

        @Test
        void followsStartTls() throws Exception {
            try (ScriptedServer server = new ScriptedServer(STARTTLS, Optional.of(certificate.context()))) {
                assertThat(postman(server(server.port(), SmtpTls.STARTTLS), trusting()).deliver(LETTER))
                        .isEqualTo(new Delivery.Accepted());
                assertThat(server.heard()).contains("STARTTLS", "(secret) RCPT TO:<jane@example.com>", "(secret) DATA")
                        .doesNotContain("RCPT TO:<jane@example.com>", "DATA");
            }
        }

        @ParameterizedTest
        @CsvSource({"250 here, 502 no", "250-here|250 STARTTLS, 454 not now"})
        void isNeverGivenUp(String greeting, String startTls) throws Exception {
            try (ScriptedServer server = new ScriptedServer(Map.of("EHLO", greeting.replace("|", "\r\n"), "STARTTLS", startTls))) {
                SmtpServer withLogin = withLogin(server.port(), SmtpTls.STARTTLS, "s3cret");

                assertThat(postman(withLogin, trusting()).deliver(LETTER)).isInstanceOf(Delivery.Unreachable.class);

                assertThat(server.heard()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT|DATA).*"));
            }
        }

        @Test
        void isRefusedToAServerThatNobodyVouchesFor() throws Exception {
            SSLSocketFactory others = ServerCertificate.in(directory, "dns:mail.example").context().getSocketFactory();
            try (ScriptedServer server = new ScriptedServer(STARTTLS, Optional.of(certificate.context()))) {
                SmtpServer byName = server(server.port(), SmtpTls.STARTTLS);
                SmtpServer byAddress = new SmtpServer(
                        "127.0.0.1", server.port(), SmtpTls.STARTTLS, Optional.empty(), SmtpServer.USUAL_PATIENCE);
                Delivery refused = new Delivery.Unreachable(
                        "No secure connection to the mail server: its certificate is not trusted, or is for another name.");

                assertThat(postman(byName, Optional.empty()).deliver(LETTER)).isEqualTo(refused);
                assertThat(postman(byName, Optional.of(others)).deliver(LETTER)).isEqualTo(refused);
                assertThat(postman(byAddress, trusting()).deliver(LETTER)).as("the certificate is for localhost").isEqualTo(refused);
                assertThat(postman(byName, trusting()).deliver(LETTER)).isEqualTo(new Delivery.Accepted());
            }
        }

        @Test
        void isNotMetByAServerThatSpeaksInClear() {
            SmtpServer wrongPort = new SmtpServer("localhost", plain.getSmtp().getPort(), SmtpTls.TLS, Optional.empty(),
                    Duration.ofSeconds(5));

            assertThat(postman(wrongPort, Optional.empty()).deliver(LETTER)).isInstanceOf(Delivery.Unreachable.class);
        }
    }

    @Nested
    class AServer {

        @Test
        void thatIsDownIsUnreachable() throws Exception {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            assertThat(postman(server(port, SmtpTls.NONE), Optional.empty()).deliver(LETTER))
                    .isEqualTo(new Delivery.Unreachable("The mail server cannot be reached at smtp-host and smtp-port."));
            SmtpServer nowhere = new SmtpServer("mail.invalid", 25, SmtpTls.NONE, Optional.empty(), SmtpServer.USUAL_PATIENCE);
            assertThat(postman(nowhere, Optional.empty()).deliver(LETTER)).isInstanceOf(Delivery.Unreachable.class);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "RCPT | 550 5.1.1 <jane@example.com> unknown    | Refused     | The mail server refuses the recipient's address (550).",
            "RCPT | 450 4.2.1 jane@example.com greylisted   | Postponed   | The mail server does not take the recipient's address now (450).",
            "RCPT | 530 5.7.0 authenticate first            | Unreachable | The mail server wants smtp-user and smtp-password-file (530).",
            "RCPT | 421 too many connections                | Unreachable | The mail server takes nothing now (421).",
            "MAIL | 550 support@acme.example may not send   | Unreachable | The mail server refuses the sender's address, mail-from (550).",
            "MAIL | 530 5.7.0 authenticate first            | Unreachable | The mail server wants smtp-user and smtp-password-file (530).",
            "DATA | 554 no valid recipients                 | Refused     | The mail server refuses the mail (554).",
            ".    | 554 spam                                | Refused     | The mail server refuses the mail (554).",
            ".    | 452 out of storage                      | Postponed   | The mail server does not take the mail now (452).",
            "''   | 554 go away                             | Unreachable | The mail server cannot be spoken to.",
        })
        void saysWhatBecomesOfTheMail(String command, String reply, String kind, String why) throws Exception {
            try (ScriptedServer server = new ScriptedServer(Map.of(command, reply))) {
                Delivery delivery = postman(server(server.port(), SmtpTls.NONE), Optional.empty()).deliver(LETTER);

                assertThat(delivery.getClass().getSimpleName()).isEqualTo(kind);
                if (!command.isEmpty()) {
                    assertThat(delivery.toString()).endsWith("[why=" + why + "]");
                }
                assertThat(delivery.toString()).doesNotContain("jane", "acme");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "EHLO", "RCPT", "."})
        @Timeout(value = 20, unit = TimeUnit.SECONDS)
        void thatNeverComesToAnEndIsLeft(String command) throws Exception {
            try (ScriptedServer server = new ScriptedServer(Map.of(command, ScriptedServer.ENDLESS))) {
                SmtpServer slow = new SmtpServer("localhost", server.port(), SmtpTls.NONE, Optional.empty(), Duration.ofSeconds(1));

                assertThat(postman(slow, Optional.empty()).deliver(LETTER))
                        .isEqualTo(new Delivery.Unreachable("The mail server did not come to an end in time."));
            }
        }

        /** What it took, it took. */
        @Test
        void needNotSayGoodbye() throws Exception {
            try (ScriptedServer server = new ScriptedServer(Map.of("QUIT", ScriptedServer.ENDLESS))) {
                SmtpServer slow = new SmtpServer("localhost", server.port(), SmtpTls.NONE, Optional.empty(), Duration.ofSeconds(30));

                assertThat(postman(slow, Optional.empty()).deliver(LETTER)).isEqualTo(new Delivery.Accepted());
            }
        }
    }

    private static Letter letter(String address, String name, MailText text) {
        return new Letter("m-1.1", address, name, text, NOW);
    }

    private static SmtpPostman postman(GreenMail server) {
        return postman(server(server.getSmtp().getPort(), SmtpTls.NONE), Optional.empty());
    }

    private static SmtpPostman postman(SmtpServer server, Optional<SSLSocketFactory> trust) {
        return new SmtpPostman(server, FROM, Optional.of(MailAddress.of("help@acme.example")), trust);
    }

    private static SmtpServer server(int port, SmtpTls tls) {
        return new SmtpServer("localhost", port, tls, Optional.empty(), SmtpServer.USUAL_PATIENCE);
    }

    private static SmtpServer withLogin(int port, SmtpTls tls, String password) {
        return new SmtpServer("localhost", port, tls, Optional.of(new Login("shop", password)), SmtpServer.USUAL_PATIENCE);
    }

    private static Optional<SSLSocketFactory> trusting() throws Exception {
        return Optional.of(certificate.context().getSocketFactory());
    }
}
