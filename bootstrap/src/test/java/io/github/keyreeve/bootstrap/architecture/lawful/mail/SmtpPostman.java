package io.github.keyreeve.bootstrap.architecture.lawful.mail;

import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Writes what it is given. */
public final class SmtpPostman {

    MimeMessage write(Session session, Key key) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setText(key.text());
        return message;
    }
}
