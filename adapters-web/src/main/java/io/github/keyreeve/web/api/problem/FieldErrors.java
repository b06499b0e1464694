package io.github.keyreeve.web.api.problem;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ShownName;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers everything that is wrong with a request, so that the caller hears of all at once. */
public final class FieldErrors {

    /** A body of nothing but faults must not make a far larger answer. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(ShownName.of(field), message));
        }
    }

    /** @param fieldOf the field that an argument came from */
    public void addAll(List<ArgumentError> others, Function<ArgumentError, FieldError> fieldOf) {
        others.stream().map(fieldOf).forEach(error -> add(error.field(), error.message()));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** @throws ProblemException if anything is wrong */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw problem();
        }
    }

    /** What to answer, if anything is wrong. */
    public ProblemException problem() {
        return ProblemException.invalid(errors);
    }

    /** Text without blanks around it; nothing but blanks counts as absent. */
    public Optional<String> text(String field, String text, int maxLength) {
        return read(field, text, given -> StoredText.require(given.strip(), maxLength)).filter(given -> !given.isEmpty());
    }

    public String requiredText(String field, String text, int maxLength) {
        if (text == null || text.isBlank()) {
            add(field, "is missing");
            return "";
        }
        return text(field, text, maxLength).orElse("");
    }

    /** The number, or the least one where it is absent or wrong. */
    public int requiredNumber(String field, Integer number, int least, int most) {
        if (number == null) {
            add(field, "is missing");
            return least;
        }
        return number(field, number, least, most).orElse(least);
    }

    public Optional<Integer> number(String field, Integer number, int least, int most) {
        return read(field, number, given -> {
            if (given < least || given > most) {
                throw new IllegalArgumentException("must be a whole number from %d to %d".formatted(least, most));
            }
            return given;
        });
    }

    /** Reads what is there by a function that throws {@link IllegalArgumentException} with what is allowed. */
    public <T, R> Optional<R> read(String field, T given, Function<T, R> reading) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(given));
        } catch (IllegalArgumentException e) {
            add(field, e.getMessage());
            return Optional.empty();
        }
    }
}
