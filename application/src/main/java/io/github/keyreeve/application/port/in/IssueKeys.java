package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.util.List;

/**
 * Issues the activation keys that an order line is entitled to.
 *
 * <p>Idempotent per order line (source: contract 3.3): the same line again gets the keys that were issued the first
 * time, in the same order, and creates none, even when both requests arrive at once at different servers.
 */
public interface IssueKeys {

    /**
     * Issues all keys of the line, or none.
     *
     * @throws io.github.keyreeve.application.port.out.StorageUnavailableException if it is unknown whether keys were
     *     issued; repeating the request is safe
     */
    Outcome issue(KeyRequest request);

    /** What became of the request. */
    sealed interface Outcome {

        record Issued(IssuedOrder order) implements Outcome {}

        /** The line had its keys already. */
        record AlreadyIssued(IssuedOrder order) implements Outcome {}

        /** Nothing was stored; everything that is wrong is named. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}

        /** The line was issued for another quantity. It is listed for the staff. */
        record OtherQuantity(IssuedOrder issued, int asked) implements Outcome {}

        /** The idempotency key was used for something else. */
        record OtherContent() implements Outcome {}

        /** The shop marks the order as a test, and the provider is set to live orders only. */
        record TestOrderRefused() implements Outcome {}
    }
}
