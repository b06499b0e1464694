package io.github.keyreeve.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which Keyreeve this is and what it runs on. */
@Command(name = "version", description = "Show the version.")
public final class VersionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().printf("keyreeve %s (Java %s, %s %s)%n", Version.current(),
                System.getProperty("java.version"), System.getProperty("os.name"), System.getProperty("os.arch"));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
