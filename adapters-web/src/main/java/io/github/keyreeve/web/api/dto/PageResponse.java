package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One part of a list. */
@Schema(description = "One part of a list.")
public record PageResponse<T>(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<T> items,
        @Schema(description = "What to send as cursor for the next part; null if this is the last.",
                types = {"string", "null"}, requiredMode = Schema.RequiredMode.REQUIRED)
        String nextCursor) {

    public static <S, T> PageResponse<T> of(Slice<S> slice, Function<S, T> itemOf) {
        return new PageResponse<>(
                slice.items().stream().map(itemOf).toList(), slice.next().map(Cursor::of).orElse(null));
    }

    /**
     * Cuts one part out of a list that is read as a whole.
     *
     * @param key orders the list and is different for each entry
     * @param after the key of the last entry of the part before
     */
    public static <S, T> PageResponse<T> cut(
            List<S> all, Function<S, String> key, int limit, Optional<String> after, Function<S, T> itemOf) {
        List<S> rest = all.stream()
                .filter(entry -> after.isEmpty() || key.apply(entry).compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(key))
                .toList();
        List<S> part = rest.subList(0, Math.min(limit, rest.size()));
        return new PageResponse<>(
                part.stream().map(itemOf).toList(),
                part.size() < rest.size() ? Cursor.of(key.apply(part.getLast())) : null);
    }
}
