package io.github.keyreeve.bootstrap;

import io.github.keyreeve.bootstrap.command.ConfigOptions;
import io.github.keyreeve.bootstrap.command.Logging;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import io.github.keyreeve.bootstrap.files.DataDirectory;
import io.github.keyreeve.persistence.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema up to date, for installations whose servers are not allowed to. */
@Command(name = "migrate", description = "Bring the database schema up to date.")
final class MigrateCommand implements Callable<Integer> {

    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    MigrateCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        KeyreeveConfig config = options.read(spec.commandLine().getParseResult()).config();
        Logging.bridge();
        try (DataDirectory data = DataDirectory.open(config.data());
                Database database = Database.open(Configured.database(config, data))) {
            Schema.prepare(database, true);
        }
        spec.commandLine().getOut().println("The database schema is up to date.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
