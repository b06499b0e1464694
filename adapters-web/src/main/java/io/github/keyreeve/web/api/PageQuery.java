package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.web.api.dto.Cursor;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The query parameters that every list has, as sent; null where they were not. */
record PageQuery(String limit, String cursor) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    /** The part that is wanted; must not be used if there are errors. */
    PageRequest toPageRequest(FieldErrors errors) {
        return new PageRequest(readLimit(errors), errors.read(CURSOR, cursor, Cursor::toUuid));
    }

    /**
     * Cuts the part that is wanted out of a whole list.
     *
     * @param key orders the list and is different for each entry
     */
    <S, T> PageResponse<T> cut(List<S> all, Function<S, String> key, Function<S, T> itemOf) {
        FieldErrors errors = new FieldErrors();
        int most = readLimit(errors);
        Optional<String> after = errors.read(CURSOR, cursor, Cursor::toText);
        errors.throwIfAny();
        return PageResponse.cut(all, key, most, after, itemOf);
    }

    private int readLimit(FieldErrors errors) {
        return errors.read(LIMIT, limit, text -> QueryNumber.read(text, 1, PageRequest.MAX_LIMIT))
                .orElse(PageRequest.USUAL_LIMIT);
    }
}
