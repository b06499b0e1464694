package io.github.keyreeve.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.keyreeve.application.port.out.WrongGuesses;
import java.time.Duration;
import java.util.Optional;

/**
 * Allows each client address so many wrong credentials a minute. Kept in memory and per server: it slows guessing
 * down, it is no account of it.
 */
public final class AddressGuesses implements WrongGuesses {

    private static final int MOST_ADDRESSES = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterAccess(MINUTE.multipliedBy(2)).build();

    /** @param perMinute wrong credentials that are answered as such; 0 for any number */
    public AddressGuesses(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public Optional<Duration> waitFor(String address) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        EstimationProbe probe = bucket(address).estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    @Override
    public void count(String address) {
        if (perMinute > 0) {
            bucket(address).tryConsume(1);
        }
    }

    private Bucket bucket(String address) {
        return buckets.get(Household.of(address), household -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build());
    }
}
