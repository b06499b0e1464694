package io.github.keyreeve.application.port.out;

import java.time.Duration;
import java.util.Optional;

/** Counts wrong credentials per client address, so that guessing gets slow without locking any provider out. */
public interface WrongGuesses {

    /** How long this address should wait before its next guess, if it has guessed wrong too often. */
    Optional<Duration> waitFor(String address);

    void count(String address);
}
