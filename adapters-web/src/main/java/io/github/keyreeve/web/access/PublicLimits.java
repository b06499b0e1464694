package io.github.keyreeve.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.order.Fingerprint;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounds what everybody may call: so many requests a minute from one address, so many with one key, and so many
 * different wrong keys from one address. Right keys pass however many wrong ones came from the same address, and one
 * wrong key that is asked for again and again counts once, so that it locks no office out.
 *
 * <p>Kept in memory and per server.
 */
public final class PublicLimits {

    private static final int MOST_KEPT = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final PerMinute addresses;
    private final PerMinute keys;
    private final PerMinute wrongKeys;
    private final Cache<String, Boolean> knownToBeWrong =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(REMEMBERED).build();

    /**
     * @param perAddress requests a minute; 0 for any number, as for the others
     * @param perKey requests a minute
     * @param wrongPerAddress different wrong keys a minute
     */
    public PublicLimits(int perAddress, int perKey, int wrongPerAddress) {
        addresses = new PerMinute(perAddress);
        keys = new PerMinute(perKey);
        wrongKeys = new PerMinute(wrongPerAddress);
    }

    /**
     * Counts a request. To be asked before the request is read, so that one that cannot be read counts as well.
     *
     * @return how long the caller should wait, if requests come from its address too often
     */
    public Optional<Duration> admitAddress(String address) {
        return addresses.take(Household.of(address));
    }

    /** @return how long the caller should wait, if this key is sent too often */
    public Optional<Duration> admitKey(String typedKey) {
        return keys.take(nameOf(typedKey));
    }

    /**
     * Counts a key that turned out to be none: who tries out key after key is slowed down, the right key passes always.
     *
     * @param denial what stood against the request with the key
     * @return how long the caller should wait, if it tried too many different ones
     */
    public Optional<Duration> denied(String address, String typedKey, Denial denial) {
        return denial == Denial.KEY_NOT_FOUND || denial == Denial.KEY_NOT_VALID
                ? wrongKey(address, typedKey)
                : Optional.empty();
    }

    private Optional<Duration> wrongKey(String address, String typedKey) {
        String household = Household.of(address);
        String attempt = household + " " + nameOf(typedKey);
        if (knownToBeWrong.getIfPresent(attempt) != null) {
            return Optional.empty();
        }
        Optional<Duration> wait = wrongKeys.take(household);
        if (wait.isEmpty()) {
            knownToBeWrong.put(attempt, true);
        }
        return wait;
    }

    /** The same for every way to type a key, look-alikes included. Short whatever is sent, since it is kept. */
    private static String nameOf(String typedKey) {
        try {
            return ActivationKey.meanings(typedKey).getLast().text();
        } catch (IllegalArgumentException e) {
            return Fingerprint.of(typedKey);
        }
    }

    /** So many a minute for each name. */
    private static final class PerMinute {

        private final int most;
        private final Cache<String, Bucket> buckets =
                Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(MINUTE.multipliedBy(2)).build();

        PerMinute(int most) {
            this.most = most;
        }

        Optional<Duration> take(String name) {
            if (most == 0) {
                return Optional.empty();
            }
            ConsumptionProbe probe = buckets.get(name, unknown -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                            .build())
                    .tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
