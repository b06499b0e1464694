package io.github.keyreeve.bootstrap.command;

import io.github.keyreeve.domain.key.KeyReading;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells by form and check symbol alone whether a key was typed right; whether it was issued, only the server knows. */
@Command(name = "check", description = "Tell whether a key was typed right, without asking the database.")
public final class KeyCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "KEY", description = "The key, with or without dashes and blanks, in any case of letters.")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return switch (KeyReading.of(key)) {
            case KeyReading.WellFormed well -> {
                out.printf("well-formed: %s (%s)%n", well.key().grouped(), well.model().text());
                out.flush();
                yield 0;
            }
            case KeyReading.NotOurs other -> {
                out.println(other.reason());
                out.println("A key that was imported from another product may look like this all the same.");
                out.flush();
                yield 1;
            }
        };
    }
}
