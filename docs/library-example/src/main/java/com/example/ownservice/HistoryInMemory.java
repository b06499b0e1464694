package com.example.ownservice;

import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.domain.license.LicenseEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened to the licences, in the order in which it happened. */
final class HistoryInMemory implements LicenseEvents {

    private final List<LicenseEvent> history = new CopyOnWriteArrayList<>();

    @Override
    public void add(List<LicenseEvent> events) {
        history.addAll(events);
    }

    @Override
    public List<LicenseEvent> of(UUID licenseId) {
        return history.stream().filter(event -> event.licenseId().equals(licenseId)).toList();
    }

    @Override
    public Optional<LicenseEvent> find(UUID id) {
        return history.stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
