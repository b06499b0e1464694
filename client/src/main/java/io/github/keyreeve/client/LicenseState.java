package io.github.keyreeve.client;

import java.time.Instant;
import java.util.Optional;

/** What the stored licence allows at this moment. */
public sealed interface LicenseState {

    /** It holds. */
    record Valid(License license) implements LicenseState {}

    /** It has expired, and the vendor lets the application run on until {@link License#graceEndsAt}. */
    record InGrace(License license) implements LicenseState {}

    /** It has expired, its grace period included. */
    record Expired(License license) implements LicenseState {}

    /** There is none: never activated here, released, or taken back by the vendor. */
    record NotActivated() implements LicenseState {}

    /** There is one that is not believed. Activating, or refreshing, puts a good one in its place. */
    record Invalid(FileFault fault) implements LicenseState {}

    /**
     * The clock stands before a time that has been: before the last one seen here, or the one at which the licence was
     * signed. It ends when the clock is right again; if it was once wrong the other way, with the next
     * {@link LicenseClient#refresh}.
     */
    record ClockSetBack(Instant now, Instant lastSeen) implements LicenseState {}

    /** The licence under which the application may run now, in grace or not; empty if it may not. */
    default Optional<License> usable() {
        if (this instanceof Valid valid) {
            return Optional.of(valid.license());
        }
        return this instanceof InGrace grace ? Optional.of(grace.license()) : Optional.empty();
    }
}
