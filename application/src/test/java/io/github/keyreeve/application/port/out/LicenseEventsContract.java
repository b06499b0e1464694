package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of the licences' history promises. */
public abstract class LicenseEventsContract extends StorageContract {

    @Test
    void tellsTheEventsOfOneLicenseOldestFirst() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(2).build();
        store(order);
        License license = order.licenses().getFirst();
        LicenseEvent first = event(license, "provider:fastspring", "192.0.2.1");
        LicenseEvent second = event(license, "administrator", "");
        LicenseEvent other = event(order.licenses().getLast(), "administrator", "");

        events().add(List.of(second, other));
        events().add(List.of(first));

        assertThat(events().of(license.id())).containsExactly(first, second);
        assertThat(events().of(UUID.randomUUID())).isEmpty();
        assertThat(events().find(second.id())).contains(second);
        assertThat(events().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsTextOfTheGreatestLength() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);
        LicenseEvent event = event(order.licenses().getFirst(), "東".repeat(100), "f".repeat(64));

        events().add(List.of(event));

        assertThat(events().of(event.licenseId())).containsExactly(event);
    }

    @Test
    void keepsEveryKindAndItsChanges() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);
        List<LicenseEvent> stored = Arrays.stream(LicenseEvent.Kind.values())
                .map(kind -> new LicenseEvent(ids.next(), order.licenses().getFirst().id(), kind, Orders.SAMPLE_INSTANT,
                        new LicenseEvent.Origin("test", ""),
                        DIFFICULT_TEXTS.stream().map(text -> new Change("field", text, "\"" + text + "\n")).toList()))
                .toList();

        events().add(stored);

        assertThat(events().of(order.licenses().getFirst().id())).isEqualTo(stored);
    }

    @Test
    void addsNoEventsWithoutComplaint() {
        events().add(List.of());
    }

    private LicenseEvents events() {
        return storage().licenseEvents();
    }

    private LicenseEvent event(License license, String actor, String address) {
        return new LicenseEvent(ids.next(), license.id(), LicenseEvent.Kind.ISSUED, Orders.SAMPLE_INSTANT,
                new LicenseEvent.Origin(actor, address), List.of());
    }
}
