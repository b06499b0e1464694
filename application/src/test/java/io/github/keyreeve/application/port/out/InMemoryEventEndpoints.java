package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.EventEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Endpoints in memory. */
record InMemoryEventEndpoints(InMemoryStorage storage) implements EventEndpoints {

    @Override
    public void add(EventEndpoint endpoint) {
        storage.with(tables -> tables.eventEndpoints.put(endpoint.id(), endpoint));
    }

    @Override
    public boolean replace(EventEndpoint endpoint) {
        return storage.with(tables -> tables.eventEndpoints.replace(endpoint.id(), endpoint) != null);
    }

    @Override
    public boolean remove(UUID id) {
        return storage.with(tables -> tables.eventEndpoints.remove(id) != null);
    }

    @Override
    public Optional<EventEndpoint> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.eventEndpoints.get(id)));
    }

    @Override
    public List<EventEndpoint> all() {
        return storage.with(tables -> List.copyOf(tables.eventEndpoints.values()));
    }
}
