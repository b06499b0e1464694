package io.github.keyreeve.bootstrap.architecture.lawful.persistence;

import io.github.keyreeve.bootstrap.architecture.lawful.application.port.out.IssuedKeys;
import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The keys in a table. */
public final class JooqIssuedKeys implements IssuedKeys {

    private final DSLContext dsl;

    JooqIssuedKeys(DataSource source) {
        dsl = DSL.using(source, SQLDialect.MYSQL);
    }

    @Override
    public void add(Key key) {
        dsl.execute("INSERT INTO issued_key VALUES (?)", key.text());
    }
}
