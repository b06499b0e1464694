package com.example.ownservice;

import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.Collection;
import java.util.List;

/** This service says every argument itself. */
final class NoArgumentSets implements ArgumentSets {

    @Override
    public List<ArgumentSet> find(Collection<String> names) {
        return List.of();
    }

    @Override
    public List<ArgumentSet> all() {
        return List.of();
    }

    @Override
    public boolean save(ArgumentSet set) {
        throw new UnsupportedOperationException("This service stores no argument sets.");
    }

    @Override
    public boolean remove(String name) {
        return false;
    }
}
