package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Parts of lists, newest first: what was added since a part was read does not shift the parts after it. */
final class Pages {

    private Pages() {}

    static Condition olderThan(Field<UUID> id, PageRequest page) {
        return page.after().map(id::lessThan).orElseGet(DSL::noCondition);
    }

    /** One row more than wanted tells whether there is a next part. */
    static int limit(PageRequest page) {
        return page.limit() + 1;
    }

    static <T> Slice<T> slice(List<T> items, PageRequest page, Function<T, UUID> id) {
        if (items.size() <= page.limit()) {
            return new Slice<>(items, Optional.empty());
        }
        List<T> wanted = items.subList(0, page.limit());
        return new Slice<>(wanted, Optional.of(id.apply(wanted.getLast())));
    }
}
