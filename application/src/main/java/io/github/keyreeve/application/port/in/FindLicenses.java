package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.license.LicenseEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff look at licences. */
public interface FindLicenses {

    Optional<OrderedLicense> license(UUID id);

    /**
     * Finds a licence by its key as a person typed it.
     *
     * @throws IllegalArgumentException if the text cannot be a key
     */
    Optional<OrderedLicense> licenseOf(String typedKey);

    Slice<OrderedLicense> list(Filter filter, PageRequest page);

    /** The licence's history, oldest first; empty if there is no such licence. */
    Optional<List<LicenseEvent>> events(UUID id);
}
