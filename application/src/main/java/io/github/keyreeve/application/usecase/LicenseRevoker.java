package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.LicenseReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Takes licences away and gives them back. */
public final class LicenseRevoker implements RevokeLicenses {

    private final Transactions transactions;
    private final ReferredLicenses referred;
    private final ChangedLicenses changed;
    private final Clock clock;

    public LicenseRevoker(Transactions transactions, ReferredLicenses referred, ChangedLicenses changed, Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public Outcome revoke(LicenseReference which, Authority authority, Origin origin) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<OrderedLicense> found = referred.find(which);
            return found.isEmpty()
                    ? new Outcome.NotFound()
                    : new Outcome.Done(changed.change(
                            found, license -> license.revoked(now, authority), Kind.REVOKED, now, origin));
        });
    }

    @Override
    public Outcome reinstate(LicenseReference which, Authority authority, Origin origin) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<OrderedLicense> found = referred.find(which);
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            return found.stream().allMatch(ordered -> ordered.license().mayBeReinstatedBy(authority))
                    ? new Outcome.Done(changed.change(
                            found, license -> license.reinstated(authority), Kind.REINSTATED, now, origin))
                    : new Outcome.RevokedByAdministrator();
        });
    }
}
