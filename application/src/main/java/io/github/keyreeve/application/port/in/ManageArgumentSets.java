package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.List;

/** The vendor's staff store argument text under names that shops' products and SKUs refer to. */
public interface ManageArgumentSets {

    List<ArgumentSet> all();

    Outcome save(ArgumentSet set);

    /** @return whether there was such a set */
    boolean remove(String name);

    /** What became of a set. */
    sealed interface Outcome {

        record Added() implements Outcome {}

        record Replaced() implements Outcome {}

        /** The text holds what no order could use; nothing was stored. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}
    }
}
