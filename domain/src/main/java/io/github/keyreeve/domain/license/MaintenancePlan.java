package io.github.keyreeve.domain.license;

import java.time.Duration;
import java.time.Instant;

/** The time in which a customer is entitled to new versions. It says nothing about how long the licence itself lasts. */
public record MaintenancePlan(Instant startsAt, Instant expiresAt) {

    public static final int MAX_DAYS = 36_500;
    /** The plan's length where neither the order nor the server's settings say another. */
    public static final int USUAL_DAYS = 365;

    /** Whether the plan may still be renewed: it ended no longer ago than the grace period lasts. */
    public boolean isRenewable(Instant now, GracePeriods grace) {
        return !now.isAfter(expiresAt.plus(Duration.ofDays(grace.maintenanceDays())));
    }

    /** The plan, prolonged from its end on, so that paying late wins no time. Never shorter than it was. */
    public MaintenancePlan renewed(Renewal renewal) {
        Instant end = switch (renewal) {
            case Renewal.Until until -> until.end();
            case Renewal.ByDays by -> expiresAt.plus(Duration.ofDays(by.days()));
        };
        Instant bounded = end.isAfter(Expiry.LAST) ? Expiry.LAST : end;
        return new MaintenancePlan(startsAt, bounded.isAfter(expiresAt) ? bounded : expiresAt);
    }
}
