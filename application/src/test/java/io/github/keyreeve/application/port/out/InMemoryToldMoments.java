package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Optional;

/** The moments up to which shops have told, in memory. */
record InMemoryToldMoments(InMemoryStorage storage) implements ToldMoments {

    @Override
    public boolean advance(ProviderName provider, Subject subject, Instant at) {
        return storage.with(tables -> {
            Key key = new Key(provider, subject);
            boolean latest = Optional.ofNullable(tables.toldMoments.get(key)).filter(at::isBefore).isEmpty();
            if (latest) {
                tables.toldMoments.put(key, at);
            }
            return latest;
        });
    }

    record Key(ProviderName provider, Subject subject) {}
}
