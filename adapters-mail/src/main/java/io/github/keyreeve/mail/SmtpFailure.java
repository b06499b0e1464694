package io.github.keyreeve.mail;

import io.github.keyreeve.application.port.out.Postman.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a failure means for the mail. The mail server's own words are left out: they repeat addresses, and sometimes what
 * the mail says.
 */
final class SmtpFailure {

    private static final int PERMANENT = 500;
    /** Said of the server that sends, whatever the mail: authentication is required, too weak, wrong (RFC 4954). */
    private static final Set<Integer> OF_THE_LOGIN = Set.of(530, 534, 535, 538);
    /** The mail server is about to stop (RFC 5321). */
    private static final int CLOSING = 421;

    private final List<Throwable> failures;

    private SmtpFailure(List<Throwable> failures) {
        this.failures = failures;
    }

    static Delivery meaning(MessagingException failure) {
        return new SmtpFailure(chain(failure)).meaning();
    }

    private Delivery meaning() {
        if (first(AuthenticationFailedException.class).isPresent()) {
            return new Delivery.Unreachable("The mail server refuses smtp-user and its password.");
        }
        return first(SMTPSenderFailedException.class).map(SMTPSenderFailedException::getReturnCode).map(SmtpFailure::ofSender)
                .or(() -> first(SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode)
                        .map(code -> refusal(code, "the recipient's address")))
                .or(() -> first(SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode)
                        .filter(code -> code > 0)
                        .map(code -> refusal(code, "the mail")))
                .orElseGet(() -> new Delivery.Unreachable(ofConnection()));
    }

    private static Delivery ofSender(int code) {
        return new Delivery.Unreachable(OF_THE_LOGIN.contains(code)
                ? "The mail server wants smtp-user and smtp-password-file (%d).".formatted(code)
                : "The mail server refuses the sender's address, mail-from (%d).".formatted(code));
    }

    private static Delivery refusal(int code, String what) {
        if (OF_THE_LOGIN.contains(code)) {
            return ofSender(code);
        }
        if (code == CLOSING) {
            return new Delivery.Unreachable("The mail server takes nothing now (%d).".formatted(code));
        }
        return code >= PERMANENT
                ? new Delivery.Refused("The mail server refuses %s (%d).".formatted(what, code))
                : new Delivery.Postponed("The mail server does not take %s now (%d).".formatted(what, code));
    }

    private String ofConnection() {
        if (failures.stream().anyMatch(failure -> String.valueOf(failure.getMessage()).startsWith("STARTTLS is required"))) {
            return "The mail server offers no STARTTLS, which smtp-tls demands.";
        }
        if (first(SSLException.class).isPresent()) {
            return "No secure connection to the mail server: its certificate is not trusted, or is for another name.";
        }
        if (first(SocketTimeoutException.class).isPresent()) {
            return "The mail server did not answer in time.";
        }
        return first(MailConnectException.class).isPresent()
                ? "The mail server cannot be reached at smtp-host and smtp-port."
                : "The connection to the mail server broke.";
    }

    private <T extends Throwable> Optional<T> first(Class<T> type) {
        return failures.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** One failed sending is a chain of exceptions, one for each step, each with causes. */
    private static List<Throwable> chain(MessagingException failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Exception step = failure; step != null; step = step instanceof MessagingException more ? more.getNextException() : null) {
            for (Throwable cause = step; cause != null && !chain.contains(cause); cause = cause.getCause()) {
                chain.add(cause);
            }
        }
        return chain;
    }
}
