package io.github.keyreeve.bootstrap;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A computer costs one write an hour at most, and a clean stop loses none. */
class BackgroundSightingsTest {

    private static final Instant ACTIVATED = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant HOUR_LATER = ACTIVATED.plus(Duration.ofHours(1));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Watched activations = new Watched(storage.activations(), new AtomicInteger(), new AtomicBoolean());
    private final Activation activation = activated();

    @Test
    void storeNothingWithinTheHour() {
        try (BackgroundSightings sightings = new BackgroundSightings(activations)) {
            sightings.note(activation, HOUR_LATER.minusNanos(1));
        }

        assertThat(lastSeen()).isEqualTo(ACTIVATED);
        assertThat(activations.writes()).hasValue(0);
    }

    @Test
    void storeManySightingsOfAComputerAsOneWhenTheServerStops() {
        try (BackgroundSightings sightings = new BackgroundSightings(activations)) {
            for (int second = 0; second < 100; second++) {
                sightings.note(activation, HOUR_LATER.plusSeconds(second));
            }
            assertThat(lastSeen()).as("no request waits for it").isEqualTo(ACTIVATED);
        }

        assertThat(lastSeen()).isEqualTo(HOUR_LATER.plusSeconds(99));
        assertThat(activations.writes()).hasValue(1);
    }

    @Test
    void changeNothingThatAnotherServerNotedWithinTheHour() {
        try (BackgroundSightings one = new BackgroundSightings(activations);
                BackgroundSightings other = new BackgroundSightings(activations)) {
            one.note(activation, HOUR_LATER);
            other.note(activation, HOUR_LATER.plusSeconds(5));

            one.write();
            other.write();
        }

        assertThat(lastSeen()).isEqualTo(HOUR_LATER);
    }

    @Test
    void waitForADatabaseThatIsAway() {
        try (BackgroundSightings sightings = new BackgroundSightings(activations)) {
            activations.away().set(true);
            sightings.note(activation, HOUR_LATER);
            sightings.write();
            assertThat(lastSeen()).isEqualTo(ACTIVATED);

            activations.away().set(false);
            sightings.write();

            assertThat(lastSeen()).isEqualTo(HOUR_LATER);
        }
    }

    private Activation activated() {
        storage.products().add(new Product(1, "Demo", List.of(ProductVersion.of(1, 0))));
        IssuedOrder order = anOrder().build();
        storage.issuedOrders().add(order, Optional.empty(), "");
        License license = order.licenses().getFirst();
        Activation first = new Activation(new CountingIds().next(), license.id(), new ComputerId("pc"), "", ActivationTags.NONE,
                ACTIVATED, ACTIVATED);
        storage.activations().add(first, license, license);
        return first;
    }

    private Instant lastSeen() {
        return storage.activations().of(activation.licenseId(), new PageRequest(1, Optional.empty())).items().getFirst().lastSeenAt();
    }

    /** The activations, with a count of the writes and a switch for the database. */
    private record Watched(Activations real, AtomicInteger writes, AtomicBoolean away) implements Activations {

        @Override
        public void seen(Map<UUID, Instant> lastSeenByActivation) {
            if (away.get()) {
                throw new IllegalStateException("The database is away.");
            }
            writes.incrementAndGet();
            real.seen(lastSeenByActivation);
        }

        @Override
        public Optional<KeyOnComputer> find(List<ActivationKey> keys, ComputerId computer) {
            return real.find(keys, computer);
        }

        @Override
        public Slice<Activation> of(UUID licenseId, PageRequest page) {
            return real.of(licenseId, page);
        }

        @Override
        public Seat add(Activation wished, License asRead, License started) {
            return real.add(wished, asRead, started);
        }

        @Override
        public boolean remove(UUID licenseId, ComputerId computer) {
            return real.remove(licenseId, computer);
        }

        @Override
        public int copy(UUID fromLicense, UUID toLicense, Ids ids) {
            return real.copy(fromLicense, toLicense, ids);
        }
    }
}
