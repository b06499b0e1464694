package io.github.keyreeve.mail;

import io.github.keyreeve.application.port.out.Postman;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mails to a mail server by SMTP, each over a connection of its own. The server's certificate must be trusted and
 * be for the name by which it is called; an unencrypted connection is never used where an encrypted one is wanted.
 */
public final class SmtpPostman implements Postman {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(30);

    private final SmtpServer server;
    private final MailAddress from;
    private final Optional<MailAddress> replyTo;
    private final Session session;

    /** @param tls whom to trust; absent: whom Java trusts */
    public SmtpPostman(SmtpServer server, MailAddress from, Optional<MailAddress> replyTo, Optional<SSLSocketFactory> tls) {
        this.server = server;
        this.from = from;
        this.replyTo = replyTo;
        this.session = Session.getInstance(properties(server, from, tls));
    }

    @Override
    public Delivery deliver(Letter letter) {
        MailAddress to;
        try {
            to = new MailAddress(letter.name(), letter.address());
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("The recipient's address is no e-mail address.");
        }
        FutureTask<Delivery> work = new FutureTask<>(() -> send(letter, to));
        // Interrupting a virtual thread closes the socket that it waits for: a server that sends a byte now and then is
        // within each single time-out for ever.
        Thread.ofVirtual().name("keyreeve-smtp").start(work);
        return result(work);
    }

    private Delivery result(FutureTask<Delivery> work) {
        try {
            return work.get(server.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Delivery.Unreachable("The mail server did not come to an end in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Postponed("The server stopped while the mail was on its way.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A mail cannot be put together.", e.getCause());
        } finally {
            work.cancel(true);
        }
    }

    private Delivery send(Letter letter, MailAddress to) {
        try (Transport transport = session.getTransport()) {
            LetterMessage message = message(letter, to);
            connect(transport);
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted();
        } catch (MessagingException e) {
            return SmtpFailure.meaning(e);
        }
    }

    private LetterMessage message(Letter letter, MailAddress to) {
        try {
            return LetterMessage.of(letter, to, from, replyTo, session);
        } catch (MessagingException e) {
            throw new IllegalStateException("A letter has no form for mail servers.", e);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (server.login().isPresent()) {
            transport.connect(server.login().get().user(), server.login().get().password());
        } else {
            transport.connect();
        }
    }

    private static Properties properties(SmtpServer server, MailAddress from, Optional<SSLSocketFactory> tls) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        properties.setProperty("mail.smtp.from", from.address());
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.tls() == SmtpTls.TLS));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.tls() == SmtpTls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.tls() == SmtpTls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECTING.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(ONE_ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(ONE_ANSWER.toMillis()));
        // What was accepted is accepted, whether or not the server says goodbye.
        properties.setProperty("mail.smtp.quitwait", "false");
        tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        return properties;
    }
}
