package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.OrderLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails that were written down, sent and unsent. All servers of an installation share them. */
public interface Mails extends MailOutbox {

    /**
     * Writes the mail of a renewal down, unless there is one of the same order line until the same end. A unique
     * constraint decides.
     *
     * @return whether it was written down
     */
    boolean addOnce(OrderMail renewal);

    Optional<MailOfOrder> find(UUID id);

    /** Newest first. */
    Slice<MailOfOrder> list(Filter filter, PageRequest page);

    /** Those that wait or are being sent and whose time has come, the longest due first. One indexed read. */
    List<OrderMail> due(Instant now, int atMost);

    /** Whether any mail waits or is being sent, due or not. */
    boolean anyUnsent();

    /**
     * Stores what became of a mail, unless somebody else was faster: of any number of simultaneous callers on any number
     * of servers exactly one succeeds.
     *
     * @param before as it was read
     * @return whether it was stored; false if state, sendings or attempts are others by now
     */
    boolean replace(OrderMail before, OrderMail after);

    /** From now on there is an address for the customers of these lines: mails that had none wait again. */
    void addressKnown(Collection<UUID> orderLineIds, Instant now);

    /** @param order the line that it tells of */
    record MailOfOrder(OrderMail mail, OrderLine order) {}

    /**
     * Each part restricts the list where it is present.
     *
     * @param orderId the shop's number of the order
     */
    record Filter(Optional<MailState> state, Optional<String> orderId) {}
}
