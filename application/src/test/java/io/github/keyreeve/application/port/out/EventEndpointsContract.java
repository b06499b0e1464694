package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.provider.Secret;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of endpoints promises. */
public abstract class EventEndpointsContract extends StorageContract {

    @Test
    void keepsWhatItIsGiven() {
        EventEndpoint plain = endpoint("https://example.com/hook", Set.of(), "secret");
        EventEndpoint full = new EventEndpoint(UUID.randomUUID(), "https://example.com/" + "x".repeat(EventEndpoint.MAX_URL - 20),
                Set.of(EventType.values()), false, true, true, new Secret("é".repeat(Secret.MAX_LENGTH)), Orders.SAMPLE_INSTANT);

        endpoints().add(plain);
        endpoints().add(full);

        assertThat(endpoints().find(plain.id())).contains(plain);
        assertThat(endpoints().find(full.id())).contains(full);
        assertThat(endpoints().all()).contains(plain, full);
        assertThat(endpoints().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void listsTheOldestFirst() {
        EventEndpoint first = endpoint("https://example.com/1", Set.of(), "one");
        EventEndpoint second = new EventEndpoint(new UUID(first.id().getMostSignificantBits() + 1, 1), "https://example.com/2",
                Set.of(EventType.LICENSE_CREATED), true, false, false, new Secret("two"), Orders.SAMPLE_INSTANT);

        endpoints().add(second);
        endpoints().add(first);

        assertThat(endpoints().all()).containsSubsequence(first, second);
    }

    @Test
    void replacesWhatIsThere() {
        EventEndpoint before = endpoint("https://example.com/before", Set.of(), "before");
        EventEndpoint after = new EventEndpoint(before.id(), "https://example.com/after", Set.of(EventType.CUSTOMER_CREATED),
                false, true, true, new Secret("after"), before.createdAt());
        endpoints().add(before);

        assertThat(endpoints().replace(after)).isTrue();
        assertThat(endpoints().replace(after)).isTrue();

        assertThat(endpoints().find(before.id())).contains(after);
        assertThat(endpoints().replace(endpoint("https://example.com", Set.of(), "x"))).isFalse();
    }

    @Test
    void removesOnce() {
        EventEndpoint endpoint = endpoint("https://example.com", Set.of(), "x");
        endpoints().add(endpoint);

        assertThat(endpoints().remove(endpoint.id())).isTrue();
        assertThat(endpoints().remove(endpoint.id())).isFalse();
        assertThat(endpoints().find(endpoint.id())).isEmpty();
    }

    private EventEndpoints endpoints() {
        return storage().eventEndpoints();
    }

    private static EventEndpoint endpoint(String url, Set<EventType> types, String secret) {
        return new EventEndpoint(new UUID(UUID.randomUUID().getMostSignificantBits() & 0x7fffffffffffff0fL, 1), url, types, true,
                false, false, new Secret(secret), Orders.SAMPLE_INSTANT);
    }
}
