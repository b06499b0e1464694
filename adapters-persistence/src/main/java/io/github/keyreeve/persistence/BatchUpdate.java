package io.github.keyreeve.persistence;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/** Updates of the same form that go to the database together, as one prepared statement with many sets of values. */
final class BatchUpdate {

    private BatchUpdate() {}

    /**
     * @param queries which differ in their values only
     * @return whether each of them found its row
     */
    static boolean execute(DSLContext dsl, List<? extends Query> queries) {
        if (queries.size() == 1) {
            return dsl.execute(queries.getFirst()) > 0;
        }
        if (queries.isEmpty()) {
            return true;
        }
        int[] changed = dsl.batch(queries.getFirst())
                .bind(queries.stream().map(query -> query.getBindValues().toArray()).toArray(Object[][]::new))
                .execute();
        return Arrays.stream(changed).noneMatch(rows -> rows == 0);
    }
}
