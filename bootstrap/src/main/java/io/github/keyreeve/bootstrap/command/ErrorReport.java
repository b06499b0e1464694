package io.github.keyreeve.bootstrap.command;

import io.github.keyreeve.bootstrap.files.DamagedSecretException;
import io.github.keyreeve.bootstrap.files.ExposedSecretException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person why a command failed, and the shell by its exit code. */
public final class ErrorReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Optional<String> sentence = sentence(failure);
        sentence.ifPresentOrElse(err::println, () -> failure.printStackTrace(err));
        err.flush();
        return failure instanceof InvalidConfigException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** What a person can mend needs no stack trace. */
    private static Optional<String> sentence(Exception failure) {
        return switch (failure) {
            case InvalidConfigException invalid -> Optional.of(invalid.getMessage());
            case CommandFailedException failed -> Optional.of(failed.getMessage());
            case ExposedSecretException exposed -> Optional.of(exposed.getMessage());
            case DamagedSecretException damaged -> Optional.of(damaged.getMessage());
            case UncheckedIOException broken -> Optional.of(broken.getMessage() + " " + broken.getCause());
            default -> Optional.empty();
        };
    }
}
