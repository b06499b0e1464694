package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Argument sets in memory. */
record InMemoryArgumentSets(InMemoryStorage storage) implements ArgumentSets {

    @Override
    public List<ArgumentSet> find(Collection<String> names) {
        return storage.with(tables -> names.stream()
                .map(ArgumentSet::comparable)
                .distinct()
                .map(tables.argumentSets::get)
                .filter(Objects::nonNull)
                .toList());
    }

    @Override
    public List<ArgumentSet> all() {
        return storage.with(tables -> List.copyOf(tables.argumentSets.values()));
    }

    @Override
    public boolean save(ArgumentSet set) {
        return storage.with(tables -> tables.argumentSets.put(ArgumentSet.comparable(set.name()), set) == null);
    }

    @Override
    public boolean remove(String name) {
        return storage.with(tables -> tables.argumentSets.remove(ArgumentSet.comparable(name)) != null);
    }
}
