package io.github.keyreeve.application.port.out;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One part of a list.
 *
 * @param next what to ask for the part after this one with, or empty if this is the last
 */
public record Slice<T>(List<T> items, Optional<UUID> next) {

    public Slice {
        items = List.copyOf(items);
    }
}
