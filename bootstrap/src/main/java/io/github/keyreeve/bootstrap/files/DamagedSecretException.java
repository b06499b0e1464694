package io.github.keyreeve.bootstrap.files;

/** A secret's file holds something else; the message tells what to do. */
public final class DamagedSecretException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedSecretException(String message) {
        super(message);
    }
}
