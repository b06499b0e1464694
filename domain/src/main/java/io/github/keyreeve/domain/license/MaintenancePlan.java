package io.github.keyreeve.domain.license;

import java.time.Instant;

/** The time in which a customer is entitled to new versions. It says nothing about how long the licence itself lasts. */
public record MaintenancePlan(Instant startsAt, Instant expiresAt) {

    public static final int MAX_DAYS = 36_500;
    /** The plan's length where neither the order nor the server's settings say another. */
    public static final int USUAL_DAYS = 365;
}
