package io.github.keyreeve.domain.event;

import io.github.keyreeve.domain.provider.Secret;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A place of the vendor's that is told what happens.
 *
 * @param url at most {@value #MAX_URL} characters
 * @param types what it is told of; empty for everything, also what later versions will tell
 * @param enabled while it is not, nothing is sent and what happens is not kept for it; what waits already goes on waiting
 * @param includeKeys whether activation keys are shown to it
 * @param qlmSignature whether QLM's signature is sent beside Keyreeve's
 * @param secret what its messages are signed with
 */
public record EventEndpoint(
        UUID id,
        String url,
        Set<EventType> types,
        boolean enabled,
        boolean includeKeys,
        boolean qlmSignature,
        Secret secret,
        Instant createdAt) {

    public static final int MAX_URL = 2_000;

    public EventEndpoint {
        types = Set.copyOf(types);
    }

    /** Whether it is told of such an event now. */
    public boolean wants(EventType type) {
        return enabled && (types.isEmpty() || types.contains(type));
    }

    public EventEndpoint withSecret(Secret fresh) {
        return new EventEndpoint(id, url, types, enabled, includeKeys, qlmSignature, fresh, createdAt);
    }
}
