package io.github.keyreeve.application.usecase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Looks for an order in which operations that ran at the same time could have run one after the other, with the answers
 * that they gave. One that was answered before another was asked comes before it.
 *
 * @param <S> the state of the model, immutable and comparable
 * @param <O> an operation
 */
final class SerialOrder<S, O> {

    /** An operation as it was seen from outside: from when to when it ran, and what it answered. */
    record Seen<O>(O operation, String answer, long asked, long answered) {}

    /** What the model answers, and its state then. */
    record Step<S>(S state, String answer) {}

    private final List<Seen<O>> seen;
    private final BiFunction<S, O, Step<S>> model;
    private final S end;
    private final Set<Object> deadEnds = new HashSet<>();

    private SerialOrder(List<Seen<O>> seen, BiFunction<S, O, Step<S>> model, S end) {
        this.seen = seen;
        this.model = model;
        this.end = end;
    }

    /** @return whether some order leads from the first state to the last with these very answers */
    static <S, O> boolean exists(List<Seen<O>> seen, S start, S end, BiFunction<S, O, Step<S>> model) {
        return new SerialOrder<>(seen, model, end).exists(start, (1L << seen.size()) - 1);
    }

    private boolean exists(S state, long left) {
        if (left == 0) {
            return state.equals(end);
        }
        if (!deadEnds.add(List.of(state, left))) {
            return false;
        }
        long firstAnswer = Long.MAX_VALUE;
        for (int i = 0; i < seen.size(); i++) {
            if ((left & 1L << i) != 0) {
                firstAnswer = Math.min(firstAnswer, seen.get(i).answered());
            }
        }
        for (int i = 0; i < seen.size(); i++) {
            if ((left & 1L << i) != 0 && seen.get(i).asked() <= firstAnswer) {
                Step<S> step = model.apply(state, seen.get(i).operation());
                if (step.answer().equals(seen.get(i).answer()) && exists(step.state(), left & ~(1L << i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
