package io.github.keyreeve.application.port.out;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Parts of lists, newest first. */
final class InMemoryPages {

    private InMemoryPages() {}

    static <T> Slice<T> slice(Stream<T> items, PageRequest page, Function<T, UUID> id) {
        Comparator<T> byId = Comparator.comparing(item -> id.apply(item).toString());
        List<T> found = items
                .filter(item -> page.after().isEmpty() || id.apply(item).toString().compareTo(page.after().get().toString()) < 0)
                .sorted(byId.reversed())
                .limit(page.limit() + 1L)
                .toList();
        if (found.size() <= page.limit()) {
            return new Slice<>(found, Optional.empty());
        }
        List<T> wanted = found.subList(0, page.limit());
        return new Slice<>(wanted, Optional.of(id.apply(wanted.getLast())));
    }
}
