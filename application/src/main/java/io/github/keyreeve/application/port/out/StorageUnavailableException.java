package io.github.keyreeve.application.port.out;

/** The database cannot be reached in time, or did not tell whether it kept the work. The caller may try again later. */
public final class StorageUnavailableException extends RuntimeException {

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
