package io.github.keyreeve.domain.license;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When a licence ends. */
public sealed interface Expiry {

    int MAX_DAYS = 36_500;
    /** The last one that databases can store: west of Greenwich the year 9999 ends later. */
    Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    record Never() implements Expiry {}

    /** The last moment of validity. */
    record At(Instant instant) implements Expiry {}

    /** Days from the first activation on, 1 to 36,500; the clock has not started yet. */
    record AfterFirstActivation(int days) implements Expiry {
        public AfterFirstActivation {
            if (days < 1 || days > MAX_DAYS) {
                throw new IllegalArgumentException("days must be 1 to %d, not %d.".formatted(MAX_DAYS, days));
            }
        }
    }

    /** A day given by a shop is the last one: the licence is good until 23:59:59 of it. */
    static Expiry endOf(LocalDate day, ZoneId zone) {
        Instant end = day.atTime(LocalTime.of(23, 59, 59)).atZone(zone).toInstant();
        return new At(end.isAfter(LAST) ? LAST : end);
    }

    default boolean isPast(Instant now) {
        return instantIfKnown().map(now::isAfter).orElse(false);
    }

    /** The last moment, where it stands already. */
    default Optional<Instant> instantIfKnown() {
        return this instanceof At at ? Optional.of(at.instant()) : Optional.empty();
    }

    /** The expiry from the first activation on: days that waited for it begin to count. */
    default Expiry startedAt(Instant firstActivation, ZoneId zone) {
        return switch (this) {
            case Never never -> never;
            case At at -> at;
            case AfterFirstActivation after -> endOf(LocalDate.ofInstant(firstActivation, zone).plusDays(after.days()), zone);
        };
    }

    /**
     * The expiry after a renewal, which never shortens. Days are added to the later of now and the present expiry; days
     * whose clock has not started become more, or end at the date where they would not reach it from today on (source:
     * contract 4, "Rules").
     */
    default Expiry renewed(Renewal renewal, Instant now, ZoneId zone) {
        return switch (this) {
            case Never never -> never;
            case At at -> switch (renewal) {
                case Renewal.Until until -> new At(later(at.instant(), until.end()));
                case Renewal.ByDays by -> at.instant().isAfter(now)
                        ? prolonged(at.instant(), by.days(), zone)
                        : endOf(LocalDate.ofInstant(now, zone).plusDays(by.days()), zone);
            };
            case AfterFirstActivation after -> switch (renewal) {
                case Renewal.Until until -> startedAt(now, zone).isPast(until.end()) ? new At(until.end()) : after;
                case Renewal.ByDays by -> new AfterFirstActivation(Math.min(MAX_DAYS, after.days() + by.days()));
            };
        };
    }

    private static Expiry prolonged(Instant end, int days, ZoneId zone) {
        Instant later = end.atZone(zone).plusDays(days).toInstant();
        return new At(later.isAfter(LAST) ? LAST : later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
