package io.github.keyreeve.web.shop;

import io.github.keyreeve.domain.argument.ArgumentError;
import java.util.List;

/** The request cannot be read; the errors say what the sender must mend. */
public final class UnreadableRequestException extends RuntimeException {

    private final transient List<ArgumentError> errors;

    public UnreadableRequestException(String part, String message) {
        super(part + " " + message);
        this.errors = List.of(new ArgumentError(part, message));
    }

    public List<ArgumentError> errors() {
        return errors;
    }
}
