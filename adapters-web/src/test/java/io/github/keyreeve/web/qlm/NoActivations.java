package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The computers while the database is away. */
record NoActivations(RuntimeException failure) implements Activations {

    @Override
    public Optional<KeyOnComputer> find(List<ActivationKey> keys, ComputerId computer) {
        throw failure;
    }

    @Override
    public Slice<Activation> of(UUID licenseId, PageRequest page) {
        throw failure;
    }

    @Override
    public Seat add(Activation activation, License asRead, License started) {
        throw failure;
    }

    @Override
    public boolean remove(UUID licenseId, ComputerId computer) {
        throw failure;
    }

    @Override
    public int copy(UUID fromLicense, UUID toLicense, Ids ids) {
        throw failure;
    }

    @Override
    public void seen(Map<UUID, Instant> lastSeenByActivation) {
        throw failure;
    }
}
