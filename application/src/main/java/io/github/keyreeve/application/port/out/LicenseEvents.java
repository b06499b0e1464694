package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.license.LicenseEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The history of the licences, stored in the same transaction as what it tells. */
public interface LicenseEvents {

    /** Stores all events in one statement. */
    void add(List<LicenseEvent> events);

    /** Oldest first. */
    List<LicenseEvent> of(UUID licenseId);

    Optional<LicenseEvent> find(UUID id);
}
