package io.github.keyreeve.bootstrap.files;

/** A secret lies where others can read it; the message tells what to do. */
public final class ExposedSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExposedSecretException(String message) {
        super(message);
    }
}
