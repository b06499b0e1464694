package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.order.ProviderName;
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

    /**
     * The licences of a shop, oldest first. At least one of the two must be given; of both, those that fit both.
     *
     * @param userData the vendor's own data with which they were issued
     */
    List<OrderedLicense> issued(ProviderName provider, Optional<String> orderId, Optional<String> userData);

    /** The computers that the licence is active on, newest first; empty if there is no such licence. */
    Optional<Slice<Activation>> activations(UUID id, PageRequest page);

    /** The licence's history, oldest first; empty if there is no such licence. */
    Optional<List<LicenseEvent>> events(UUID id);
}
