package io.github.keyreeve.bootstrap.command;

/** A command could not do its work for a reason that the message explains fully; a stack trace would not help. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
