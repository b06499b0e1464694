package io.github.keyreeve.bootstrap.architecture.violations.persistence_shows_no_database_type.persistence;

import java.util.List;
import org.jooq.Record;

/** A repository that hands out rows. */
public final class JooqIssuedKeys {

    public List<Record> all() {
        return List.of();
    }
}
