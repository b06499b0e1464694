package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff decide what mails to customers say. */
public interface ManageMailTemplates {

    /** The stored ones. */
    List<MailTemplate> all();

    /** @param name of a stored template, or {@link MailTemplate#BUILT_IN_NAME} */
    Optional<MailTemplate> find(String name);

    Outcome save(MailTemplate template);

    /** @return whether there was such a template */
    boolean remove(String name);

    /**
     * Shows what a mail would say.
     *
     * @param orderLineId the order that it tells of, without its keys; absent: a sample
     */
    Preview preview(MailText template, Optional<UUID> orderLineId);

    /**
     * Sends a sample now, past everything that waits.
     *
     * @param template without errors, as stored ones are
     * @param recipient at most 320 characters
     * @return empty if the operator has named no mail server
     */
    Optional<Delivery> sendSample(MailText template, String recipient);

    /** What became of a template. */
    sealed interface Outcome {

        record Added() implements Outcome {}

        record Replaced() implements Outcome {}

        /** Another one is the usual one for the same orders; nothing was stored. */
        record OtherIsUsual() implements Outcome {}

        /** Nothing was stored. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}
    }

    /** What a mail would say. */
    sealed interface Preview {

        record Filled(MailText text) implements Preview {}

        record Invalid(List<ArgumentError> errors) implements Preview {}

        record UnknownOrder() implements Preview {}
    }
}
