package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ReleaseComputers;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes computers off licences for the staff. */
public final class ComputerReleaser implements ReleaseComputers {

    private final Transactions transactions;
    private final Licenses licenses;
    private final Activations activations;
    private final History history;
    private final Clock clock;

    public ComputerReleaser(
            Transactions transactions, Licenses licenses, Activations activations, History history, Clock clock) {
        this.transactions = transactions;
        this.licenses = licenses;
        this.activations = activations;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Outcome release(UUID licenseId, ComputerId computer, Origin origin) {
        return transactions.inTransaction(() -> {
            Optional<OrderedLicense> found = licenses.find(licenseId);
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            if (!activations.remove(licenseId, computer)) {
                return new Outcome.NotActive();
            }
            history.tell(Kind.RELEASED, found.get().license(), clock.instant().truncatedTo(ChronoUnit.MICROS), origin,
                    List.of(new Change("computerId", computer.text(), "")));
            return new Outcome.Released(licenses.find(licenseId).orElseThrow());
        });
    }
}
