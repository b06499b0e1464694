package io.github.keyreeve.bootstrap;

import io.github.keyreeve.bootstrap.command.CheckConfigCommand;
import io.github.keyreeve.bootstrap.command.ConfigOptions;
import io.github.keyreeve.bootstrap.command.ErrorReport;
import io.github.keyreeve.bootstrap.command.KeyCommand;
import io.github.keyreeve.bootstrap.command.VersionCommand;
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
        main.addSubcommand(new VersionCommand());
        main.addSubcommand(new KeyCommand());
        withHelp(main);
        return main.setExecutionExceptionHandler(new ErrorReport()).setUsageHelpAutoWidth(true);
    }

    private static void add(CommandLine main, Object command, ConfigOptions options) {
        CommandLine line = new CommandLine(command);
        options.addTo(line.getCommandSpec());
        main.addSubcommand(line);
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true).type(boolean.class).arity("0").description("Show this help.").build());
        command.getSubcommands().values().forEach(Main::withHelp);
    }
}
