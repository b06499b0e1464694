package io.github.keyreeve.domain.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A computer that takes one of a licence's activations.
 *
 * @param computerName as people call it, at most 255 characters, empty if it was not told
 * @param activatedAt when it took the activation
 * @param lastSeenAt when it last asked, exact to the hour
 */
public record Activation(
        UUID id,
        UUID licenseId,
        ComputerId computer,
        String computerName,
        ActivationTags tags,
        Instant activatedAt,
        Instant lastSeenAt) {

    public static final int MAX_COMPUTER_NAME = 255;
    /** Who asks again within this time is not noted again. */
    public static final Duration SEEN_EXACT_TO = Duration.ofHours(1);
}
