package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.Collection;
import java.util.List;

/** The stored argument sets. Names are compared as {@link ArgumentSet#comparable} says. */
public interface ArgumentSets {

    /** Those of the named sets that there are, in one read and any order. */
    List<ArgumentSet> find(Collection<String> names);

    /** By name. */
    List<ArgumentSet> all();

    /** @return whether the set is new; false if it replaced one of that name */
    boolean save(ArgumentSet set);

    /** @return whether there was such a set */
    boolean remove(String name);
}
