package io.github.keyreeve.bootstrap;

import io.github.keyreeve.bootstrap.administration.AdminTokenCommand;
import io.github.keyreeve.bootstrap.administration.AdminTokenNewCommand;
import io.github.keyreeve.bootstrap.administration.ProductAddCommand;
import io.github.keyreeve.bootstrap.administration.ProductCommand;
import io.github.keyreeve.bootstrap.administration.ProductListCommand;
import io.github.keyreeve.bootstrap.administration.ProviderCommand;
import io.github.keyreeve.bootstrap.administration.ProviderListCommand;
import io.github.keyreeve.bootstrap.administration.ProviderSetCommand;
import io.github.keyreeve.bootstrap.administration.ServerOptions;
import io.github.keyreeve.bootstrap.command.CheckConfigCommand;
import io.github.keyreeve.bootstrap.command.ConfigOptions;
import io.github.keyreeve.bootstrap.command.ErrorReport;
import io.github.keyreeve.bootstrap.command.KeyCommand;
import io.github.keyreeve.bootstrap.command.VersionCommand;
import io.github.keyreeve.bootstrap.config.Settings;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The executable: picks the command and runs it. Exit codes: 0 done, 1 failed, 2 wrong usage or configuration. */
@Command(name = "keyreeve", description = "Turns a shop's order into software activation keys.",
        synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = false)
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine main = new CommandLine(new Main());
        ConfigOptions all = ConfigOptions.all(environment);
        add(main, new ServeCommand(all), all);
        add(main, new MigrateCommand(all), all);
        add(main, new CheckConfigCommand(all), all);
        ServerOptions server = new ServerOptions(ConfigOptions.only(environment, Settings.CONFIG, Settings.HOST, Settings.PORT,
                Settings.DATA, Settings.DB_URL, Settings.DB_USER, Settings.DB_PASSWORD_FILE, Settings.SECRETS_DIR,
                Settings.ADMIN_TOKEN_FILE), config -> Keyreeve.start(config, Clock.systemUTC()));
        CommandLine product = group(main, new ProductCommand());
        add(product, new ProductAddCommand(server), server);
        add(product, new ProductListCommand(server), server);
        CommandLine provider = group(main, new ProviderCommand());
        add(provider, new ProviderSetCommand(server), server);
        add(provider, new ProviderListCommand(server), server);
        add(group(main, new AdminTokenCommand()), new AdminTokenNewCommand(server), server);
        main.addSubcommand(new VersionCommand());
        main.addSubcommand(new KeyCommand());
        withHelp(main);
        return main.setExecutionExceptionHandler(new ErrorReport()).setUsageHelpAutoWidth(true);
    }

    private static CommandLine group(CommandLine main, Object command) {
        CommandLine group = new CommandLine(command);
        main.addSubcommand(group);
        return group;
    }

    private static void add(CommandLine parent, Object command, ConfigOptions options) {
        CommandLine line = new CommandLine(command);
        options.addTo(line.getCommandSpec());
        parent.addSubcommand(line);
    }

    private static void add(CommandLine parent, Object command, ServerOptions options) {
        CommandLine line = new CommandLine(command);
        options.addTo(line.getCommandSpec());
        parent.addSubcommand(line);
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true).type(boolean.class).arity("0").description("Show this help.").build());
        command.getSubcommands().values().forEach(Main::withHelp);
    }
}
