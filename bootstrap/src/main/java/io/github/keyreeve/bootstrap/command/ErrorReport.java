package io.github.keyreeve.bootstrap.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person why a command failed, and the shell by its exit code. */
public final class ErrorReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case InvalidConfigException invalid -> {
                err.println(invalid.getMessage());
                err.flush();
                yield ExitCode.USAGE;
            }
            case CommandFailedException failed -> {
                err.println(failed.getMessage());
                err.flush();
                yield ExitCode.SOFTWARE;
            }
            default -> {
                failure.printStackTrace(err);
                err.flush();
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
