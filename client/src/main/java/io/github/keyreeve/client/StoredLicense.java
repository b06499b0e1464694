package io.github.keyreeve.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The licence in the store, judged without asking anybody. */
final class StoredLicense {

    // An application may ask at every click; a shorter step back than this gains nobody anything.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final LicenseStore store;
    private final VendorKeys keys;
    private final Product product;
    private final ComputerIdentity computer;
    private final LastSeen lastSeen;
    private final Clock clock;
    private final Duration tolerance;

    StoredLicense(
            LicenseStore store, VendorKeys keys, Product product, ComputerIdentity computer, Clock clock, Duration tolerance) {
        this.store = store;
        this.keys = keys;
        this.product = product;
        this.computer = computer;
        this.lastSeen = new LastSeen(product, computer);
        this.clock = clock;
        this.tolerance = tolerance;
    }

    LicenseState state() {
        try {
            Optional<LicenseStore.Kept> kept = store.kept();
            return kept.isPresent() ? state(kept.get()) : new LicenseState.NotActivated();
        } catch (IOException e) {
            return new LicenseState.Invalid(FileFault.INACCESSIBLE);
        } catch (RejectedFile e) {
            return new LicenseState.Invalid(e.fault());
        }
    }

    /**
     * Keeps the answer to a request, if it is one, and takes the time at which the server signed it as the last one seen,
     * even if that is earlier: the nonce shows that it is the present, so that a clock which once ran ahead locks nobody
     * out for years.
     */
    License keep(String file, String key, Nonce request) throws RejectedFile, IOException {
        LicenseFile answer = LicenseFile.open(file, keys);
        License license = answer.licenseFor(product, computer);
        answer.requireAnswerTo(request);
        store.keep(key, lastSeen.note(license.issuedAt()), file);
        return license;
    }

    private LicenseState state(LicenseStore.Kept kept) throws RejectedFile {
        License license = LicenseFile.open(kept.license(), keys).licenseFor(product, computer);
        Instant seen = lastSeen.read(kept.lastSeenNote())
                .orElseThrow(() -> new RejectedFile(FileFault.LAST_TIME_ALTERED));
        Instant latest = later(seen, license.issuedAt());
        Instant now = clock.instant();
        if (now.plus(tolerance).isBefore(latest)) {
            return new LicenseState.ClockSetBack(now, latest);
        }
        if (now.isAfter(seen.plus(NOTED_EVERY))) {
            note(now, kept);
        }
        // A clock that is behind within the tolerance gains no time by it.
        return stateAt(later(now, latest), license);
    }

    private static LicenseState stateAt(Instant present, License license) {
        if (!isPast(license.expiresAt(), present)) {
            return new LicenseState.Valid(license);
        }
        return license.graceEndsAt().isPresent() && !isPast(license.graceEndsAt(), present)
                ? new LicenseState.InGrace(license)
                : new LicenseState.Expired(license);
    }

    private void note(Instant now, LicenseStore.Kept kept) {
        try {
            store.keepLastSeen(lastSeen.note(now), kept);
        } catch (IOException e) {
            // Where an administrator activated, a user may not write; the licence holds for him nevertheless.
        }
    }

    private static boolean isPast(Optional<Instant> moment, Instant present) {
        return moment.map(present::isAfter).orElse(false);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
