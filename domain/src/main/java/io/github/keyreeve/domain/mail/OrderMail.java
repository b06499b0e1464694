package io.github.keyreeve.domain.mail;

import io.github.keyreeve.domain.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that tells the customer of an order line. It is written down with what it tells of and sent afterwards, at
 * least once: a server that dies after the mail server took the mail, and before that was written down, sends it again
 * under the same {@link #messageId}.
 *
 * <p>What cannot be sent is tried again after 1, 2, 4, … minutes, at most {@value #LONGEST_PAUSE_MINUTES} apart, for
 * {@value #PATIENCE_DAYS} days.
 *
 * @param template the name of the template asked for, empty for the usual one; at most 255 characters
 * @param recipient the address that the staff named, empty for the customer's own; at most 320 characters
 * @param sendings how often it was asked for: 1, and 1 more each time the staff send it again
 * @param attempts how often it was tried since it was asked for last
 * @param dueAt when to try next, or until when it is in a server's hands; absent where there is nothing to do
 * @param remark what went wrong last, or what the staff should know of how it was sent; never an address or a key; at
 *     most 255 characters
 * @param askedAt when it was asked for last
 * @param sentAt when the mail server took it last
 * @param renewedUntil the end that the renewal gave which it tells of: an order line has one mail of each; absent if it
 *     tells of keys
 */
public record OrderMail(
        UUID id,
        UUID orderLineId,
        MailEvent event,
        String template,
        String recipient,
        MailState state,
        int sendings,
        int attempts,
        Optional<Instant> dueAt,
        String remark,
        Instant createdAt,
        Instant askedAt,
        Optional<Instant> sentAt,
        Optional<Instant> renewedUntil) {

    public static final int MAX_REMARK = 255;
    static final int LONGEST_PAUSE_MINUTES = 240;
    static final int PATIENCE_DAYS = 3;
    /** Beyond it, doubling leads past the longest pause. */
    private static final int MOST_DOUBLINGS = 8;

    public OrderMail {
        if (state.isDue() != dueAt.isPresent()) {
            throw new IllegalArgumentException("A mail is due if and only if it waits or is being sent.");
        }
        if (renewedUntil.isPresent() != (event == MailEvent.LICENSES_RENEWED)) {
            throw new IllegalArgumentException("A mail says until when licences were renewed if and only if it tells of that.");
        }
        if (remark.length() > MAX_REMARK) {
            throw new IllegalArgumentException("A remark has at most %d characters.".formatted(MAX_REMARK));
        }
    }

    /** The keys of an order line whose customer wants to be told, due at once. */
    public static OrderMail ofKeys(UUID id, OrderLine order, Instant now) {
        return ofKeys(id, order.id(), order.mail().template(), "", order.customer().email().isEmpty(), now);
    }

    /**
     * The keys of an order line, because the staff want them sent.
     *
     * @param recipient empty for the customer's own address
     * @param homeless whether nobody knows where to send it
     */
    public static OrderMail ofKeys(
            UUID id, UUID orderLineId, String template, String recipient, boolean homeless, Instant now) {
        return first(id, orderLineId, MailEvent.KEYS_ISSUED, template, recipient, homeless, Optional.empty(), now);
    }

    /**
     * A renewal of an order line's licences.
     *
     * @param until their new end
     * @param homeless whether nobody knows where to send it
     */
    public static OrderMail ofRenewal(UUID id, UUID orderLineId, Instant until, boolean homeless, Instant now) {
        return first(id, orderLineId, MailEvent.LICENSES_RENEWED, "", "", homeless, Optional.of(until), now);
    }

    private static OrderMail first(UUID id, UUID orderLineId, MailEvent event, String template, String recipient,
            boolean homeless, Optional<Instant> renewedUntil, Instant now) {
        return new OrderMail(id, orderLineId, event, template, recipient,
                homeless ? MailState.NO_ADDRESS : MailState.WAITING, 1, 0, homeless ? Optional.empty() : Optional.of(now), "",
                now, now, Optional.empty(), renewedUntil);
    }

    /** Names this sending of the mail on all servers: the same for every attempt, another one when the staff send it again. */
    public String messageId() {
        return id + "." + sendings;
    }

    /** In the hands of one server until then. */
    public OrderMail claimed(Instant until) {
        return with(MailState.SENDING, attempts + 1, Optional.of(until), remark);
    }

    /** @param note what the staff should know of it, else empty */
    public OrderMail sent(Instant now, String note) {
        return new OrderMail(id, orderLineId, event, template, recipient, MailState.SENT, sendings, attempts,
                Optional.empty(), note, createdAt, askedAt, Optional.of(now), renewedUntil);
    }

    public OrderMail failed(String why) {
        return with(MailState.FAILED, attempts, Optional.empty(), why);
    }

    public OrderMail withoutAddress() {
        return with(MailState.NO_ADDRESS, attempts, Optional.empty(), remark);
    }

    /** To be tried again after a pause, or given up if it was tried for long enough. */
    public OrderMail postponed(String why, Instant now) {
        Instant next = now.plus(pause());
        return next.isAfter(askedAt.plus(Duration.ofDays(PATIENCE_DAYS)))
                ? failed(why)
                : with(MailState.WAITING, attempts, Optional.of(next), why);
    }

    /** Sent or given up, it is to be sent once more, as a mail of its own. */
    public OrderMail again(Instant now) {
        return new OrderMail(id, orderLineId, event, template, recipient, MailState.WAITING, sendings + 1, 0,
                Optional.of(now), "", createdAt, now, sentAt, renewedUntil);
    }

    /** Without waiting for the end of the pause. */
    public OrderMail atOnce(Instant now) {
        return with(MailState.WAITING, attempts, Optional.of(now), remark);
    }

    private Duration pause() {
        long minutes = 1L << Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        return Duration.ofMinutes(Math.min(LONGEST_PAUSE_MINUTES, minutes));
    }

    private OrderMail with(MailState changed, int tried, Optional<Instant> due, String said) {
        return new OrderMail(id, orderLineId, event, template, recipient, changed, sendings, tried, due, said, createdAt,
                askedAt, sentAt, renewedUntil);
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "OrderMail[%s, %s]".formatted(id, state);
    }
}
