package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.OrderMail;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A mail to a customer. */
@Schema(name = "Mail", description = "A mail to a customer.")
public record MailResponse(
        UUID id,
        @Schema(description = "What it tells of.", example = "keys_issued", allowableValues = {"keys_issued", "licenses_renewed"})
        String event,
        @Schema(description = "no_address: nobody knows the customer's address yet. failed: given up, for the reason in remark.",
                allowableValues = {"waiting", "sending", "no_address", "sent", "failed"}, example = "sent")
        String state,
        @Schema(description = "What it waits for: mail server, address or next attempt; null if it is sent next, or does not wait.",
                types = {"string", "null"}, example = "mail server")
        String waitingFor,
        OrderReference order,
        @Schema(description = "The id of that order, as in /api/v1/orders/{id}.")
        UUID issuedOrder,
        @Schema(description = "The template that was asked for; null for the usual one.", types = {"string", "null"})
        String template,
        @Schema(description = "The address that the staff named; null for the customer's own.", types = {"string", "null"})
        String recipient,
        @Schema(description = "How often it was asked for: 1, and 1 more each time it was sent again.")
        int sendings,
        @Schema(description = "How often it was tried since it was asked for last.")
        int attempts,
        @Schema(description = "When it is tried next.", types = {"string", "null"}, format = "date-time")
        Instant nextAttemptAt,
        @Schema(description = "What went wrong last, or how it was sent otherwise than asked for.", types = {"string", "null"},
                example = "The mail server cannot be reached at smtp-host and smtp-port.")
        String remark,
        Instant createdAt,
        @Schema(description = "When it was asked for last.")
        Instant askedAt,
        @Schema(description = "When the mail server took it last.", types = {"string", "null"}, format = "date-time")
        Instant sentAt,
        @Schema(description = "The new end of the licences; null unless it tells of licenses_renewed.", types = {"string", "null"},
                format = "date-time")
        Instant renewedUntil) {

    /** @param hasMailServer whether the operator has named one */
    public static MailResponse of(MailOfOrder found, boolean hasMailServer) {
        OrderMail mail = found.mail();
        return new MailResponse(
                mail.id(),
                mail.event().text(),
                mail.state().text(),
                waitingFor(mail, hasMailServer),
                OrderReference.of(found.order()),
                found.order().id(),
                Texts.orNull(mail.template()),
                Texts.orNull(mail.recipient()),
                mail.sendings(),
                mail.attempts(),
                mail.state() == MailState.WAITING ? mail.dueAt().orElse(null) : null,
                Texts.orNull(mail.remark()),
                mail.createdAt(),
                mail.askedAt(),
                mail.sentAt().orElse(null),
                mail.renewedUntil().orElse(null));
    }

    private static String waitingFor(OrderMail mail, boolean hasMailServer) {
        return switch (mail.state()) {
            case WAITING -> !hasMailServer ? "mail server" : mail.attempts() > 0 ? "next attempt" : null;
            case NO_ADDRESS -> "address";
            case SENDING, SENT, FAILED -> null;
        };
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "MailResponse[" + id + "]";
    }
}
