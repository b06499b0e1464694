package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ACTIVATION;

import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.persistence.generated.tables.records.ActivationRecord;
import org.jooq.Record;

/** Activated computers as rows. */
final class ActivationRows {

    private ActivationRows() {}

    static Activation toDomain(Record row) {
        return new Activation(
                row.get(ACTIVATION.ID),
                row.get(ACTIVATION.LICENSE_ID),
                new ComputerId(row.get(ACTIVATION.COMPUTER_ID)),
                row.get(ACTIVATION.COMPUTER_NAME),
                new ActivationTags(
                        row.get(ACTIVATION.EMAIL),
                        row.get(ACTIVATION.AFFILIATE_ID),
                        row.get(ACTIVATION.USER_DATA),
                        row.get(ACTIVATION.LOG_DATA)),
                row.get(ACTIVATION.ACTIVATED_AT),
                row.get(ACTIVATION.LAST_SEEN_AT));
    }

    static ActivationRecord of(Activation activation) {
        return new ActivationRecord(
                activation.id(),
                activation.licenseId(),
                activation.computer().text(),
                activation.computer().comparable(),
                activation.computerName(),
                activation.tags().email(),
                activation.tags().affiliateId(),
                activation.tags().userData(),
                activation.tags().logData(),
                activation.activatedAt(),
                activation.lastSeenAt());
    }
}
