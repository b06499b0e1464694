package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Activated computers in memory. */
record InMemoryActivations(InMemoryStorage storage) implements Activations {

    @Override
    public Optional<KeyOnComputer> find(List<ActivationKey> keys, ComputerId computer) {
        return storage.with(tables -> keys.stream()
                .flatMap(key -> InMemoryLicenses.all(tables).filter(ordered -> ordered.license().key().equals(key)))
                .map(ordered -> new KeyOnComputer(ordered, find(tables, ordered.license().id(), computer)))
                .findFirst());
    }

    @Override
    public Slice<Activation> of(UUID licenseId, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(
                tables.activations.values().stream().filter(activation -> activation.licenseId().equals(licenseId)),
                page,
                Activation::id));
    }

    @Override
    public Seat add(Activation activation, License asRead, License started) {
        return storage.with(tables -> {
            License stored = stored(tables, asRead.id());
            if (find(tables, stored.id(), activation.computer()).isPresent()) {
                return Seat.TAKEN_BEFORE;
            }
            if (stored.revision() != asRead.revision()) {
                throw new OutdatedReadException();
            }
            if (stored.activationsUsed() >= stored.activationsAllowed()) {
                return Seat.NONE_LEFT;
            }
            tables.changedLicenses.put(stored.id(), asRead.equals(started)
                    ? counted(stored, 1)
                    : InMemoryLicenses.next(started, stored.activationsUsed() + 1));
            tables.activations.put(activation.id(), activation);
            return Seat.TAKEN;
        });
    }

    @Override
    public boolean remove(UUID licenseId, ComputerId computer) {
        return storage.with(tables -> {
            Optional<Activation> found = find(tables, licenseId, computer);
            found.ifPresent(activation -> {
                tables.activations.remove(activation.id());
                tables.changedLicenses.put(licenseId, counted(stored(tables, licenseId), -1));
            });
            return found.isPresent();
        });
    }

    @Override
    public int copy(UUID fromLicense, UUID toLicense, Ids ids) {
        return storage.with(tables -> {
            List<Activation> copies = tables.activations.values().stream()
                    .filter(activation -> activation.licenseId().equals(fromLicense))
                    .map(original -> new Activation(ids.next(), toLicense, original.computer(), original.computerName(),
                            original.tags(), original.activatedAt(), original.lastSeenAt()))
                    .toList();
            copies.forEach(copy -> tables.activations.put(copy.id(), copy));
            tables.changedLicenses.put(toLicense, counted(stored(tables, toLicense), copies.size()));
            return copies.size();
        });
    }

    @Override
    public void seen(Map<UUID, Instant> lastSeenByActivation) {
        storage.with(tables -> {
            lastSeenByActivation.forEach((id, instant) -> tables.activations.computeIfPresent(id, (same, activation) ->
                    !instant.isBefore(activation.lastSeenAt().plus(Activation.SEEN_EXACT_TO))
                            ? new Activation(id, activation.licenseId(), activation.computer(), activation.computerName(),
                                    activation.tags(), activation.activatedAt(), instant)
                            : activation));
            return tables;
        });
    }

    private static Optional<Activation> find(InMemoryStorage.Tables tables, UUID licenseId, ComputerId computer) {
        return tables.activations.values().stream()
                .filter(activation -> activation.licenseId().equals(licenseId) && activation.computer().isSameAs(computer))
                .findFirst();
    }

    private static License stored(InMemoryStorage.Tables tables, UUID id) {
        return InMemoryLicenses.all(tables).map(OrderedLicense::license)
                .filter(license -> license.id().equals(id)).findFirst().orElseThrow();
    }

    private static License counted(License license, int more) {
        return new License(license.id(), license.key(), license.terms(), license.productName(), license.activationsAllowed(),
                license.activationsUsed() + more, license.floatingSeats(), license.standing(), license.releases(),
                license.renewals(), license.revision(), license.createdAt());
    }
}
