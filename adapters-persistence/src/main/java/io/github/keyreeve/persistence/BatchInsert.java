package io.github.keyreeve.persistence;

import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** Rows that go to the database together: one statement, which the MySQL driver sends as one insert of many rows. */
final class BatchInsert {

    private BatchInsert() {}

    static <R extends Record> void into(DSLContext dsl, Table<R> table, Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Object[] placeholders = new Object[table.fields().length];
        dsl.batch(dsl.insertInto(table).columns(table.fields()).values(placeholders))
                .bind(rows.stream().map(Record::intoArray).toArray(Object[][]::new))
                .execute();
    }
}
