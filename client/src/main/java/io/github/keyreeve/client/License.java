package io.github.keyreeve.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the vendor has signed: that this computer may run the product, and how.
 *
 * @param product the version that it is for
 * @param keyId names the activation key in the vendor's administration; not the key, and no secret
 * @param computerId the computer that it is for
 * @param model {@code permanent}, {@code subscription} or {@code trial}, each also with {@code _floating} or {@code _cloud}
 * @param features the features switched on, {@code 0:3;1:2;}: set, colon, bit mask; empty if there are none
 * @param activationsAllowed on how many computers the key may be active at once
 * @param floatingSeats how many of them may run at once, where the model floats; else 0
 * @param issuedAt when the server signed it
 * @param expiresAt the last moment of validity; empty if it never ends
 * @param graceEndsAt the last moment at which the application still runs, where the vendor gives a grace period
 * @param maintenanceExpiresAt until when new versions are included, where there is a maintenance plan
 */
public record License(
        Product product,
        UUID keyId,
        String computerId,
        String model,
        String features,
        int activationsAllowed,
        int floatingSeats,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> graceEndsAt,
        Optional<Instant> maintenanceExpiresAt) {

    private static final Pattern FEATURES = Pattern.compile("(?:[0-3]:[0-9]{1,3}(?:;|$)){0,4}");

    /** @throws IllegalArgumentException if the features have another form than {@code 0:3;1:2;} */
    public License {
        if (!FEATURES.matcher(features).matches()) {
            throw new IllegalArgumentException("features must be pairs such as 0:3;1:2;, with sets 0 to 3.");
        }
    }

    /**
     * Whether features are switched on.
     *
     * @param set 0 to 3
     * @param mask one bit, or several that must all be on: 1 to 255
     */
    public boolean hasFeature(int set, int mask) {
        return mask > 0 && Arrays.stream(features.split(";"))
                .filter(pair -> pair.startsWith(set + ":"))
                .anyMatch(pair -> (Integer.parseInt(pair.substring(pair.indexOf(':') + 1)) & mask) == mask);
    }
}
