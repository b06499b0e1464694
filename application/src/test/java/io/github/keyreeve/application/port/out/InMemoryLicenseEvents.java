package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.license.LicenseEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The licences' history in memory. */
record InMemoryLicenseEvents(InMemoryStorage storage) implements LicenseEvents {

    @Override
    public void add(List<LicenseEvent> events) {
        storage.with(tables -> tables.events.addAll(events));
    }

    @Override
    public List<LicenseEvent> of(UUID licenseId) {
        return storage.with(tables -> tables.events.stream()
                .filter(event -> event.licenseId().equals(licenseId))
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .toList());
    }

    @Override
    public Optional<LicenseEvent> find(UUID id) {
        return storage.with(tables -> tables.events.stream().filter(event -> event.id().equals(id)).findFirst());
    }
}
