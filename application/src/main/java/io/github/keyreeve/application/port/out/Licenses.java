package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The licences, each with the order line that it was issued for. */
public interface Licenses {

    Optional<OrderedLicense> find(UUID id);

    /** One indexed read. */
    Optional<OrderedLicense> find(ActivationKey key);

    /**
     * Newest first.
     *
     * @param now decides between active and expired
     */
    Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page);

    record OrderedLicense(License license, OrderLine order) {}

    /**
     * Each part restricts the list where it is present.
     *
     * @param email compared in any case of letters
     */
    record Filter(
            Optional<ProviderName> provider,
            Optional<String> orderId,
            Optional<String> email,
            Optional<Integer> productId,
            Optional<LicenseModel> model,
            Optional<LicenseState> state) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}
