package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The licences, each with the order line that it was issued for. */
public interface Licenses {

    Optional<OrderedLicense> find(UUID id);

    /** One indexed read. */
    Optional<OrderedLicense> find(ActivationKey key);

    /** Those that there are, oldest first. One read. */
    List<OrderedLicense> find(Set<UUID> ids);

    /**
     * Newest first.
     *
     * @param now decides between active and expired
     */
    Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page);

    /** Of all lines of a shop's order, oldest first. */
    List<OrderedLicense> ofOrder(ProviderName provider, String orderId);

    /** Of all lines of a shop's subscription, oldest first. */
    List<OrderedLicense> ofSubscription(ProviderName provider, String subscriptionId);

    /** Those of a shop that the vendor has stored these data with, oldest first. */
    List<OrderedLicense> withUserData(ProviderName provider, String userData);

    /** Those that show this customer, oldest first. */
    List<OrderedLicense> showing(UUID customerId);

    /**
     * Those of a shop's orders with this e-mail address, in any case of letters, that show nobody but the order's
     * customer yet, oldest first.
     */
    List<OrderedLicense> ofAddress(ProviderName provider, String email);

    /**
     * Stores all of the licences as they are now, or none. Their activations used stay as they are.
     *
     * @param licenses as changed, each with the revision with which it was read
     * @throws OutdatedReadException if one of them was changed meanwhile, or uses more activations by now than it is
     *     to be allowed, or any although its days wait for the first one
     */
    void replace(List<License> licenses);

    /** From now on the other licence shows whom the first one shows, where that is somebody told of since its order. */
    void showCustomerOf(UUID licenseId, UUID otherLicenseId);

    /**
     * @param order with the customer as the shop told it then
     * @param customer as known now
     */
    record OrderedLicense(License license, OrderLine order, Customer customer) {

        /** Of a customer about whom nothing was heard since the order. */
        public OrderedLicense(License license, OrderLine order) {
            this(license, order, order.customer());
        }

        public OrderedLicense with(License changed) {
            return new OrderedLicense(changed, order, customer);
        }
    }

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
