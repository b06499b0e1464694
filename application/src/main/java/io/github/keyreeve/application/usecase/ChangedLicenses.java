package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseDifferences;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Changes licences and writes down how, with two statements whatever their number. */
public final class ChangedLicenses {

    private final Licenses licenses;
    private final History history;

    public ChangedLicenses(Licenses licenses, History history) {
        this.licenses = licenses;
        this.history = history;
    }

    /**
     * Has whoever changes the licence at the same time read again, though nothing of it is different now: what was decided
     * here would not hold beside that change.
     */
    OrderedLicense hold(OrderedLicense ordered) {
        licenses.replace(List.of(ordered.license()));
        return ordered.with(ordered.license().nextRevision());
    }

    /**
     * Stores the licences that the change makes different.
     *
     * @return all of them, as they are now
     */
    List<OrderedLicense> change(List<OrderedLicense> before, UnaryOperator<License> change, Kind kind, Instant now, Origin origin) {
        Map<UUID, License> old = new HashMap<>();
        List<License> changed = new ArrayList<>();
        List<OrderedLicense> after = new ArrayList<>();
        for (OrderedLicense ordered : before) {
            License result = change.apply(ordered.license());
            boolean differs = !result.equals(ordered.license());
            if (differs) {
                old.put(result.id(), ordered.license());
                changed.add(result);
            }
            after.add(ordered.with(differs ? result.nextRevision() : result));
        }
        licenses.replace(changed);
        history.tell(kind, changed, now, origin, license -> LicenseDifferences.between(old.get(license.id()), license));
        return after;
    }
}
