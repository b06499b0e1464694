package io.github.keyreeve.domain.license;

import io.github.keyreeve.domain.license.Prolongation.Time;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All prolongations of one licence: what each payment is answerable for, in whatever order they were told. */
public record Prolongations(List<Prolongation> all) {

    public Prolongations {
        all = List.copyOf(all);
    }

    public Optional<Prolongation> by(String payment) {
        return all.stream().filter(prolongation -> prolongation.payment().equals(payment)).findFirst();
    }

    /** Whether the time up to this end was paid and taken back. */
    public boolean isTakenBack(Instant until) {
        return all.stream().anyMatch(prolongation -> !prolongation.isGood() && prolongation.reaches(until));
    }

    /** What gave the end without a number, where the shop told no payment with it. */
    public Optional<Prolongation> untold(Instant until) {
        return by(Prolongation.untold(until)).filter(Prolongation::isGood);
    }

    /** The one whose time was paid at that moment: in it, or shortly before it. */
    public Optional<Prolongation> paidAt(Instant moment) {
        return all.stream()
                .filter(prolongation -> prolongation.time().filter(time -> time.mayBePaidAt(moment)).isPresent())
                .max(Comparator.comparing(prolongation -> prolongation.time().orElseThrow().from()));
    }

    /**
     * The time that a payment until this end is for. Where the licence ends later already, payments for later times were
     * told first: then it is the first part of what they gave.
     *
     * @param end of the licence before this payment
     * @return nothing where none of the licence's time came with a payment
     */
    public Optional<Time> timeUntil(Instant until, Instant end) {
        return until.isAfter(end)
                ? Optional.of(new Time(end, until))
                : good().filter(time -> time.holds(until)).map(Time::from).max(Comparator.naturalOrder())
                        .map(from -> new Time(from, until));
    }

    /**
     * The end that is left without this prolongation: what the licence had before it or, where that was taken back, too,
     * before that, and no less than what other payments are good for.
     *
     * @param end the licence's present one
     * @return nothing where the licence keeps its end, since that does not come from this payment, or not from it alone
     */
    public Optional<Instant> endWithout(Prolongation taken, Instant end) {
        List<Time> others = all.stream().filter(other -> !other.equals(taken) && other.isGood())
                .flatMap(other -> other.time().stream())
                .filter(Time::isSome)
                .toList();
        boolean gaveIt = taken.time().filter(Time::isSome).filter(given -> given.until().equals(end)).isPresent();
        return !gaveIt || reaches(others, end)
                ? Optional.empty()
                : Stream.concat(
                                Stream.of(before(taken.time().orElseThrow().from(), others)),
                                others.stream().map(Time::until).filter(end::isAfter))
                        .max(Comparator.naturalOrder());
    }

    private Instant before(Instant end, List<Time> others) {
        Optional<Instant> earlier = reaches(others, end)
                ? Optional.empty()
                : all.stream().filter(other -> !other.isGood())
                        .flatMap(other -> other.time().stream())
                        .filter(time -> time.isSome() && time.until().equals(end))
                        .map(Time::from)
                        .min(Comparator.naturalOrder());
        return earlier.map(from -> before(from, others)).orElse(end);
    }

    private static boolean reaches(List<Time> times, Instant end) {
        return times.stream().anyMatch(time -> time.until().equals(end));
    }

    private Stream<Time> good() {
        return all.stream().filter(Prolongation::isGood).flatMap(prolongation -> prolongation.time().stream());
    }
}
