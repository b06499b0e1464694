package io.github.keyreeve.bootstrap.command;

import io.github.keyreeve.bootstrap.config.ConfigReading;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the configuration, tells what is wrong with it, and changes nothing. */
@Command(name = "check-config", description = "Check the configuration and show the settings in effect, without secrets.")
public final class CheckConfigCommand implements Callable<Integer> {

    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    public CheckConfigCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        ConfigReading.Valid valid = options.read(spec.commandLine().getParseResult());
        PrintWriter out = spec.commandLine().getOut();
        out.println("ok");
        valid.effective().forEach(out::println);
        out.flush();
        return 0;
    }
}
