package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.MAIL_BEING_SENT;
import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.NO_MAIL_ADDRESS;

import io.github.keyreeve.application.port.in.FollowMails.Outcome;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import java.util.UUID;

/** The mail that the staff want sent. */
final class WantedMail {

    private WantedMail() {}

    /**
     * @param notFound a format for the id
     * @throws io.github.keyreeve.web.api.problem.ProblemException if it is not going to be sent
     */
    static MailOfOrder of(Outcome outcome, String notFound, UUID id) {
        return switch (outcome) {
            case Outcome.Waiting waiting -> waiting.mail();
            case Outcome.NotFound refusal -> throw NOT_FOUND.because(notFound, id);
            case Outcome.BeingSent refusal -> throw MAIL_BEING_SENT.because("Look again in a minute what became of it.");
            case Outcome.NoAddress refusal -> throw NO_MAIL_ADDRESS.because(
                    "Tell the customer's address with one of the order's licences, or send the keys to another address.");
        };
    }
}
