package io.github.keyreeve.domain.license;

import io.github.keyreeve.domain.license.LicenseEvent.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What staff read in the history about a changed licence. */
public final class LicenseDifferences {

    private LicenseDifferences() {}

    /** Every field that differs, never the key. */
    public static List<Change> between(License before, License after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "version", before, after, license ->
                license.terms().version().major() + "." + license.terms().version().minor());
        add(changes, "features", before, after, license -> license.terms().features().toString());
        add(changes, "expiresAt", before, after, license -> text(license.terms().expiry().instantIfKnown()));
        add(changes, "expiresAfterDays", before, after, LicenseDifferences::waitingDays);
        add(changes, "maintenanceExpiresAt", before, after, license ->
                text(license.terms().maintenance().map(MaintenancePlan::expiresAt)));
        add(changes, "activationsAllowed", before, after, license -> String.valueOf(license.activationsAllowed()));
        add(changes, "affiliateId", before, after, license -> license.terms().tags().affiliateId());
        add(changes, "userData", before, after, license -> license.terms().tags().userData());
        add(changes, "properties", before, after, license -> license.terms().tags().properties());
        add(changes, "maxReleases", before, after, license -> text(license.releases().limit().most()));
        add(changes, "releasePeriodDays", before, after, license -> text(license.releases().limit().periodDays()));
        return changes;
    }

    private static void add(List<Change> changes, String field, License before, License after, Function<License, String> text) {
        if (!text.apply(before).equals(text.apply(after))) {
            changes.add(new Change(field, text.apply(before), text.apply(after)));
        }
    }

    private static String waitingDays(License license) {
        return license.terms().expiry() instanceof Expiry.AfterFirstActivation after ? String.valueOf(after.days()) : "";
    }

    private static String text(Optional<?> value) {
        return value.map(String::valueOf).orElse("");
    }
}
