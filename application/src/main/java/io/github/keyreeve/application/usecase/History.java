package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Writes down what happened to licences, in the transaction in which it happens. */
public final class History {

    private final LicenseEvents events;
    private final Ids ids;

    public History(LicenseEvents events, Ids ids) {
        this.events = events;
        this.ids = ids;
    }

    void tell(Kind kind, License license, Instant now, Origin origin, List<Change> changes) {
        tell(kind, List.of(license), now, origin, same -> changes);
    }

    /** One statement for all. */
    void tell(Kind kind, List<License> licenses, Instant now, Origin origin, Function<License, List<Change>> changes) {
        events.add(licenses.stream()
                .map(license -> new LicenseEvent(ids.next(), license.id(), kind, now, origin, changes.apply(license)))
                .toList());
    }
}
