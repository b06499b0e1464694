package io.github.keyreeve.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;

/** A client stopped sending, or sent nonsense, in the middle of a body. Left alone, it is answered 408 or 400. */
public final class BodyNotReceivedException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    BodyNotReceivedException(IOException cause) {
        super("The body did not arrive", cause);
    }

    /** 408 if the client was too slow, else 400. */
    int status() {
        for (Throwable t = this; t != null; t = t.getCause()) {
            if (t instanceof TimeoutException) {
                return 408;
            }
        }
        return 400;
    }
}
