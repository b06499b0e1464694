package io.github.keyreeve.domain.license;

/**
 * How long customers who pay late are not cut off.
 *
 * @param subscriptionDays how long a subscription works on after its expiry, 0 to 3,650 days
 * @param maintenanceDays how long after its end a maintenance plan can be renewed, 0 to 3,650 days
 */
public record GracePeriods(int subscriptionDays, int maintenanceDays) {

    public static final int MAX_DAYS = 3_650;
    public static final GracePeriods NONE = new GracePeriods(0, 0);

    public GracePeriods {
        requireDays("subscriptionDays", subscriptionDays);
        requireDays("maintenanceDays", maintenanceDays);
    }

    private static void requireDays(String name, int days) {
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException("%s must be 0 to %d, not %d.".formatted(name, MAX_DAYS, days));
        }
    }
}
