package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.LicenseReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes back for shops what no computer uses. */
public final class UnusedActivations {

    private final RevokeLicenses revocations;
    private final ChangedLicenses changed;

    public UnusedActivations(RevokeLicenses revocations, ChangedLicenses changed) {
        this.revocations = revocations;
        this.changed = changed;
    }

    /**
     * Takes whole keys that no computer uses, then single activations, from the last key to the first. What is in use
     * stays.
     *
     * @param licenses that are good, oldest first
     * @return how many of the activations wanted were taken
     */
    int take(int wanted, List<OrderedLicense> licenses, Instant now, Origin origin) {
        int left = wanted;
        Set<UUID> whole = new HashSet<>();
        List<OrderedLicense> others = new ArrayList<>();
        for (OrderedLicense ordered : licenses.reversed()) {
            License license = ordered.license();
            if (license.activationsUsed() == 0 && license.activationsAllowed() <= left) {
                left -= license.activationsAllowed();
                whole.add(license.id());
            } else {
                others.add(ordered);
            }
        }
        Map<UUID, Integer> single = new HashMap<>();
        for (OrderedLicense ordered : others) {
            License license = ordered.license();
            int taken = Math.min(left, license.activationsAllowed() - Math.max(1, license.activationsUsed()));
            left -= taken;
            single.put(license.id(), taken);
        }
        revocations.revoke(new LicenseReference.OfIds(whole), Authority.SHOP, origin);
        changed.change(others, license -> license.withActivationsAllowed(license.activationsAllowed() - single.get(license.id())),
                Kind.MODIFIED, now, origin);
        return wanted - left;
    }
}
