package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what is known about customers apart from what their orders said when they came. */
public interface KeepCustomers {

    /** Creates the customer or completes what is known, and shows the licences with it from now on. */
    Outcome update(Request request);

    /**
     * @param customer what is said now; empty parts stay as they were
     * @param externalId the shop's own number of the customer
     * @param previousEmail by which the customer was known so far
     * @param licenses whose customer this is; absent: those that were shown with it already
     */
    record Request(
            ProviderName provider,
            Customer customer,
            Optional<String> externalId,
            Optional<String> previousEmail,
            Optional<LicenseReference> licenses,
            Origin origin) {}

    /** What became of it. */
    sealed interface Outcome {

        /** @param created whether nothing was known of the customer before */
        record Stored(UUID id, boolean created) implements Outcome {}

        /** There are no such licences. Nothing was stored. */
        record LicenseNotFound() implements Outcome {}

        /** Nothing was stored. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}
    }
}
