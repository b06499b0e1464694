package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.EventEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vendor's endpoints that are told what happens: few. Their secrets are encrypted where they are stored. */
public interface EventEndpoints {

    void add(EventEndpoint endpoint);

    /** Stores the endpoint as it is now; false if it is gone. */
    boolean replace(EventEndpoint endpoint);

    /** Removes the endpoint; false if there is none. */
    boolean remove(UUID id);

    Optional<EventEndpoint> find(UUID id);

    /** All, oldest first. */
    List<EventEndpoint> all();
}
