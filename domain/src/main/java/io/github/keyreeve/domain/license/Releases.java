package io.github.keyreeve.domain.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often computers may be released, and were: without a bound, one licence could wander from computer to computer.
 *
 * @param limit the licence's own bound; absent: the usual one
 * @param count releases since the present period began
 * @param since when the present period began; absent before the first release that was counted
 */
public record Releases(Limit limit, int count, Optional<Instant> since) {

    public static final Releases NONE = new Releases(Limit.NONE, 0, Optional.empty());

    /**
     * A bound of releases per period.
     *
     * @param most 0 to 1,000,000 releases; absent: no bound
     * @param periodDays 1 to 36,500; absent: the licence's whole life
     */
    public record Limit(Optional<Integer> most, Optional<Integer> periodDays) {

        public static final int MAX_RELEASES = 1_000_000;
        public static final int MAX_DAYS = 36_500;
        public static final Limit NONE = new Limit(Optional.empty(), Optional.empty());

        public Limit {
            requireRange("most", most, 0, MAX_RELEASES);
            requireRange("periodDays", periodDays, 1, MAX_DAYS);
        }

        /** This bound, completed by the usual one where it says nothing. */
        Limit orElse(Limit usual) {
            return new Limit(most.or(usual::most), periodDays.or(usual::periodDays));
        }

        private static void requireRange(String name, Optional<Integer> value, int least, int last) {
            if (value.filter(number -> number < least || number > last).isPresent()) {
                throw new IllegalArgumentException("%s must be %d to %d, not %d.".formatted(name, least, last, value.get()));
            }
        }
    }

    /**
     * The state after one more release.
     *
     * @param usual the bound for licences that have none of their own
     * @return empty if the bound is reached
     */
    public Optional<Releases> oneMore(Instant now, Limit usual) {
        Limit bound = limit.orElse(usual);
        if (bound.most().isEmpty()) {
            return Optional.of(this);
        }
        Optional<Instant> begun = since.filter(start -> bound.periodDays()
                .map(days -> now.isBefore(start.plus(Duration.ofDays(days))))
                .orElse(true));
        int soFar = begun.isPresent() ? count : 0;
        return soFar >= bound.most().get()
                ? Optional.empty()
                : Optional.of(new Releases(limit, soFar + 1, begun.or(() -> Optional.of(now))));
    }
}
