package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.CustomerPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom licences show as their customer, whatever their orders said, and who changed that. */
public final class ShownCustomers {

    private final Customers customers;
    private final CustomerRecords records;
    private final Mails mails;
    private final History history;
    private final Ids ids;

    public ShownCustomers(Customers customers, CustomerRecords records, Mails mails, History history, Ids ids) {
        this.customers = customers;
        this.records = records;
        this.mails = mails;
        this.history = history;
        this.ids = ids;
    }

    /** From now on the licences show this customer, who is stored already. */
    void show(KnownCustomer shown, List<OrderedLicense> licenses, Instant now, Origin origin) {
        Map<UUID, Customer> before =
                licenses.stream().collect(Collectors.toMap(ordered -> ordered.license().id(), OrderedLicense::customer));
        List<License> different = licenses.stream()
                .filter(ordered -> !ordered.customer().equals(shown.customer()))
                .map(OrderedLicense::license)
                .toList();
        customers.link(shown.id(), before.keySet());
        if (!shown.customer().email().isEmpty()) {
            mails.addressKnown(linesWithoutAddress(licenses), now);
        }
        history.tell(Kind.CUSTOMER_CHANGED, different, now, origin,
                license -> CustomerRecords.changes(before.get(license.id()), shown.customer(), "customer."));
    }

    /**
     * Changes what one licence shows. With another e-mail address it passes to the customer who is known by that.
     *
     * @param told of the customer, empty text for what is to be removed; with it or before there is an e-mail address
     * @return the licence with its customer as it is now
     */
    OrderedLicense change(OrderedLicense ordered, Map<CustomerPart, String> told, Instant now, Origin origin) {
        String email = told.getOrDefault(CustomerPart.EMAIL, ordered.customer().email());
        CustomerIdentity identity = CustomerIdentity.ofEmail(email);
        Optional<KnownCustomer> known = customers.find(identity);
        Customer before = isSameAddress(email, ordered.customer())
                ? ordered.customer()
                : known.map(KnownCustomer::customer).orElse(ordered.customer());
        KnownCustomer after = new KnownCustomer(
                known.map(KnownCustomer::id).orElseGet(ids::next),
                Customer.of(part -> told.getOrDefault(part, before.part(part))));
        records.store(known, after, identity, now, origin);
        show(after, List.of(ordered), now, origin);
        return new OrderedLicense(ordered.license(), ordered.order(), after.customer());
    }

    private static Set<UUID> linesWithoutAddress(List<OrderedLicense> licenses) {
        return licenses.stream()
                .filter(ordered -> ordered.customer().email().isEmpty())
                .map(ordered -> ordered.order().id())
                .collect(Collectors.toSet());
    }

    private static boolean isSameAddress(String email, Customer customer) {
        return CustomerIdentity.ofEmail(email).equals(CustomerIdentity.ofEmail(customer.email()));
    }
}
