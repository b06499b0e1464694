package io.github.keyreeve.application.port.in;

import java.time.Duration;
import java.util.Optional;

/** Decides whether a caller may act as the vendor's staff. */
public interface AdmitAdministrator {

    /**
     * @param token as sent, absent if none was
     * @param address the client's network address, by which guessing is slowed down
     */
    Admission admit(Optional<String> token, String address);

    /** What was decided. */
    sealed interface Admission {

        record Admitted() implements Admission {}

        record TokenMissing() implements Admission {}

        record TokenWrong() implements Admission {}

        /** Wrong tokens once too often from this address. The right one would have been admitted. */
        record TooManyGuesses(Duration retryAfter) implements Admission {}
    }
}
