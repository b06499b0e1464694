package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Mails.Filter;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff see what became of the mails to customers, and send them again. */
public interface FollowMails {

    Optional<MailOfOrder> mail(UUID id);

    /** Newest first. */
    Slice<MailOfOrder> list(Filter filter, PageRequest page);

    /** Sends a mail once more, or a waiting one without waiting for the end of its pause. */
    Outcome resend(UUID id);

    /**
     * Sends the keys of an order line, whether or not they were sent before.
     *
     * @param recipient another address than the customer's; at most 320 characters
     */
    Outcome sendKeys(UUID orderLineId, Optional<String> recipient);

    /** Whether the operator has named a mail server; without one mails wait. */
    boolean hasMailServer();

    /** What became of the wish. */
    sealed interface Outcome {

        /** It is sent next. */
        record Waiting(MailOfOrder mail) implements Outcome {}

        record NotFound() implements Outcome {}

        /** A server has it in hands at this moment. */
        record BeingSent() implements Outcome {}

        /** Nobody knows where to send it. */
        record NoAddress() implements Outcome {}
    }
}
