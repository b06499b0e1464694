package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.domain.event.CustomerEvent;
import io.github.keyreeve.domain.event.CustomerEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.CustomerPart;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Stores what is told of customers, and that it was told. */
public final class CustomerRecords {

    private final Customers customers;
    private final CustomerEvents events;
    private final Ids ids;

    public CustomerRecords(Customers customers, CustomerEvents events, Ids ids) {
        this.customers = customers;
        this.events = events;
        this.ids = ids;
    }

    /**
     * @param before as stored; empty if nobody is
     * @param after with the same id
     */
    void store(Optional<KnownCustomer> before, KnownCustomer after, CustomerIdentity identity, Instant now, Origin origin) {
        if (before.isPresent()) {
            customers.replace(after, identity, now);
        } else {
            customers.add(after, identity, now);
        }
        List<Change> changes = changes(before.map(KnownCustomer::customer).orElse(Customer.UNKNOWN), after.customer(), "");
        if (before.isEmpty() || !changes.isEmpty()) {
            events.add(new CustomerEvent(ids.next(), after.id(), before.isEmpty() ? Kind.CREATED : Kind.MODIFIED, now, origin,
                    changes));
        }
    }

    /** @param prefix of the fields' names */
    static List<Change> changes(Customer before, Customer after, String prefix) {
        return Arrays.stream(CustomerPart.values())
                .filter(part -> !before.part(part).equals(after.part(part)))
                .map(part -> new Change(prefix + part.text(), before.part(part), after.part(part)))
                .toList();
    }
}
