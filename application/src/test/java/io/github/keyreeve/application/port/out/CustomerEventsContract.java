package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.domain.event.CustomerEvent;
import io.github.keyreeve.domain.event.CustomerEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of what was told of customers promises. */
public abstract class CustomerEventsContract extends StorageContract {

    @Test
    void keepsEveryKindAndItsChanges() {
        UUID customer = UUID.randomUUID();
        storage().transactions().inTransaction(() -> {
            storage().customers().add(new KnownCustomer(customer, Customer.UNKNOWN),
                    CustomerIdentity.ofEmail(UUID.randomUUID() + "@example.com"), Orders.SAMPLE_INSTANT);
            return customer;
        });
        for (Kind kind : Kind.values()) {
            CustomerEvent event = new CustomerEvent(UUID.randomUUID(), customer, kind, Orders.SAMPLE_INSTANT,
                    new Origin("東".repeat(100), "f".repeat(64)),
                    DIFFICULT_TEXTS.stream().map(text -> new Change("field", text, "\"" + text + "\n")).toList());

            events().add(event);

            assertThat(events().find(event.id())).contains(event);
        }
        assertThat(events().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsNothingOfWorkThatFails() {
        UUID customer = UUID.randomUUID();
        CustomerEvent event = new CustomerEvent(UUID.randomUUID(), customer, Kind.CREATED, Orders.SAMPLE_INSTANT,
                new Origin("test", ""), List.of());
        try {
            storage().transactions().inTransaction(() -> {
                storage().customers().add(new KnownCustomer(customer, Customer.UNKNOWN),
                        CustomerIdentity.ofEmail(UUID.randomUUID() + "@example.com"), Orders.SAMPLE_INSTANT);
                events().add(event);
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("on purpose");
        }

        assertThat(events().find(event.id())).isEmpty();
    }

    private CustomerEvents events() {
        return storage().customerEvents();
    }
}
