package io.github.keyreeve.application.port.out;

/**
 * Somebody else has changed what the work has read and wants to change. {@link Transactions} then runs the work once
 * more from its start; it never leaves them.
 */
public final class OutdatedReadException extends RuntimeException {

    public OutdatedReadException() {
        super("What was read has been changed meanwhile.");
    }
}
