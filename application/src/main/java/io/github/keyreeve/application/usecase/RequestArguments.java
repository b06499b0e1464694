package io.github.keyreeve.application.usecase;

import io.github.keyreeve.domain.argument.Arguments;
import java.util.Arrays;
import java.util.List;

/**
 * A request's own arguments, apart from what stored sets add.
 *
 * @param setNames the stored sets that {@code is_args} names; the first named wins over later ones
 */
record RequestArguments(Arguments arguments, List<String> setNames) {

    private static final String SETS = "is_args";

    /** A value of {@code is_args} that is argument text itself completes the arguments at once. */
    static RequestArguments of(Arguments arguments) {
        Arguments plain = arguments.without(SETS);
        String sets = arguments.value(SETS).orElse("");
        if (Arguments.looksLikeText(sets)) {
            return new RequestArguments(plain.orElse(Arguments.ofText(sets)), List.of());
        }
        return new RequestArguments(plain, Arrays.stream(sets.split("[,;|]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
    }
}
