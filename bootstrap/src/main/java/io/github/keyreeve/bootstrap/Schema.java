package io.github.keyreeve.bootstrap;

import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database's schema to what this version needs, or refuses to run on another; and keeps it from strangers. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private Schema() {}

    static void prepare(Database database, boolean migrate) {
        try {
            if (migrate) {
                LOG.info("database schema: {} migrations run", database.migrate());
            } else if (database.pendingMigrations() > 0) {
                throw new CommandFailedException("The database's schema is older than this server: "
                        + "run `keyreeve migrate` first, or start without --no-migrate.");
            }
            database.keepPrivate();
        } catch (CommandFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CommandFailedException("The database cannot be used: " + e.getMessage(), e);
        }
    }
}
