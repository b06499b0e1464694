package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.LicenseReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps what is known about customers. */
public final class CustomerDesk implements KeepCustomers {

    private final Transactions transactions;
    private final Customers customers;
    private final CustomerRecords records;
    private final Licenses licenses;
    private final ReferredLicenses referred;
    private final ShownCustomers shownCustomers;
    private final Ids ids;
    private final Clock clock;

    public CustomerDesk(
            Transactions transactions,
            Customers customers,
            CustomerRecords records,
            Licenses licenses,
            ReferredLicenses referred,
            ShownCustomers shownCustomers,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.records = records;
        this.licenses = licenses;
        this.referred = referred;
        this.shownCustomers = shownCustomers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome update(Request request) {
        if (request.externalId().isEmpty() && request.customer().email().isEmpty() && request.previousEmail().isEmpty()) {
            return new Outcome.Invalid(List.of(new ArgumentError("email", "is missing; the customer is known by it")));
        }
        return transactions.inTransaction(() -> {
            List<OrderedLicense> named = request.licenses().map(referred::find).orElse(List.of());
            if (named.isEmpty() && request.licenses().filter(CustomerDesk::mustExist).isPresent()) {
                return new Outcome.LicenseNotFound();
            }
            return store(request, named);
        });
    }

    private Outcome store(Request request, List<OrderedLicense> named) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<KnownCustomer> known = identities(request).map(customers::find).flatMap(Optional::stream).findFirst();
        UUID id = known.map(KnownCustomer::id).orElseGet(ids::next);
        KnownCustomer told = new KnownCustomer(id, completed(request, known.map(KnownCustomer::customer)
                .or(() -> shownBy(named, request))
                .orElse(Customer.UNKNOWN)));
        List<OrderedLicense> affected = affected(request, named, known, told);
        CustomerIdentity identity = request.externalId()
                .map(external -> CustomerIdentity.ofExternalId(request.provider(), external))
                .orElseGet(() -> CustomerIdentity.ofEmail(told.customer().email()));
        records.store(known, told, identity, now, request.origin());
        shownCustomers.show(told, affected, now, request.origin());
        return new Outcome.Stored(id, known.isEmpty());
    }

    /** Every licence that shows somebody else from now on, as it is before: what is named, what shows the customer, its orders. */
    private List<OrderedLicense> affected(
            Request request, List<OrderedLicense> named, Optional<KnownCustomer> known, KnownCustomer told) {
        Map<UUID, OrderedLicense> affected = new LinkedHashMap<>();
        Stream.of(
                        named.stream(),
                        known.stream().flatMap(customer -> licenses.showing(customer.id()).stream()),
                        Stream.of(request.previousEmail().orElse(""), told.customer().email())
                                .filter(email -> !email.isEmpty())
                                .flatMap(email -> licenses.ofAddress(request.provider(), email).stream()))
                .flatMap(found -> found)
                .forEach(ordered -> affected.putIfAbsent(ordered.license().id(), ordered));
        return List.copyOf(affected.values());
    }

    private static Customer completed(Request request, Customer before) {
        Customer told = request.customer().orElse(before);
        return Customer.of(part -> part == CustomerPart.EMAIL && told.email().isEmpty()
                ? request.previousEmail().orElse("")
                : told.part(part));
    }

    /** Whom the licences show so far, unless the request tells of somebody with another address. */
    private static Optional<Customer> shownBy(List<OrderedLicense> named, Request request) {
        List<String> addresses = addresses(request).toList();
        return named.stream()
                .map(OrderedLicense::customer)
                .filter(shown -> addresses.isEmpty() || addresses.stream().anyMatch(shown.email()::equalsIgnoreCase))
                .findFirst();
    }

    private static Stream<String> addresses(Request request) {
        return Stream.of(request.customer().email(), request.previousEmail().orElse("")).filter(email -> !email.isEmpty());
    }

    /** By which the customer may be known already, the surest first. */
    private static Stream<CustomerIdentity> identities(Request request) {
        return Stream.concat(
                request.externalId().map(external -> CustomerIdentity.ofExternalId(request.provider(), external)).stream(),
                addresses(request).map(CustomerIdentity::ofEmail));
    }

    /** An order may tell of its customer before it asks for its keys; a key is there or wrong. */
    private static boolean mustExist(LicenseReference which) {
        return switch (which) {
            case LicenseReference.OfKey key -> true;
            case LicenseReference.OfId id -> true;
            case LicenseReference.OfIds ids -> true;
            case LicenseReference.OfOrder order -> false;
            case LicenseReference.OfSubscription subscription -> false;
        };
    }
}
