package io.github.keyreeve.mail;

import io.github.keyreeve.application.port.out.Postman.Letter;
import io.github.keyreeve.domain.mail.MailText;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** A letter in the form in which mail servers pass it on. */
final class LetterMessage extends MimeMessage {

    private static final String CHARSET = StandardCharsets.UTF_8.name();
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private final String messageId;

    private LetterMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static LetterMessage of(Letter letter, MailAddress to, MailAddress from, Optional<MailAddress> replyTo, Session session)
            throws MessagingException {
        LetterMessage message = new LetterMessage(session, "<%s@%s>".formatted(letter.id(), from.domain()));
        message.setFrom(from.toHeader());
        if (replyTo.isPresent()) {
            message.setReplyTo(new Address[] {replyTo.get().toHeader()});
        }
        message.setRecipient(RecipientType.TO, to.toHeader());
        message.setSubject(UNPRINTABLE.matcher(letter.text().subject()).replaceAll(" "), CHARSET);
        message.setSentDate(Date.from(letter.at()));
        // Nobody's absence note shall answer it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.write(letter.text());
        message.saveChanges();
        return message;
    }

    private void write(MailText text) throws MessagingException {
        if (text.html().isEmpty()) {
            setText(lines(text.text()), CHARSET);
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(lines(text.text()), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(lines(text.html().get()), CHARSET, "html");
        // The one that a mail program likes best comes last.
        setContent(new MimeMultipart("alternative", plain, html));
    }

    private static String lines(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    /** The same for every attempt, so that whoever gets a mail twice can tell. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
