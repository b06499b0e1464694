package io.github.keyreeve.domain.license;

import java.time.Instant;

/** What has been decided about a licence, apart from the time running out. */
public sealed interface Standing {

    record Good() implements Standing {}

    /** Validates as revoked and activates nothing. */
    record Revoked(Instant at, Authority by) implements Standing {}

    /** Another key has taken its place. */
    record Upgraded(Instant at) implements Standing {}
}
