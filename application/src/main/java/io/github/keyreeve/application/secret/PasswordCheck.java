package io.github.keyreeve.application.secret;

import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.domain.provider.Provider.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Checks credentials without letting the slow hash become a way to stop the server: known passwords skip it, only so
 * many run at once, and those of suspect addresses run one after another.
 */
public final class PasswordCheck {

    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int MOST_WAITING = 32;
    /** Few, so that one guessing address cannot hold the server's threads. */
    private static final int MOST_SUSPECTS_WAITING = 4;

    private final RememberedPasswords remembered = new RememberedPasswords();
    private final Semaphore slowHashes = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Semaphore slowHashesOfSuspects = new Semaphore(1, true);

    private final BiPredicate<String, String> slowHash;

    public PasswordCheck() {
        this(PasswordHash::matches);
    }

    /** @param slowHash whether a password, given first, fits a stored hash; for tests that count how often it is asked */
    public PasswordCheck(BiPredicate<String, String> slowHash) {
        this.slowHash = slowHash;
    }

    public enum Verdict { RIGHT, WRONG, NOT_CHECKED }

    /**
     * @param suspect whether the caller's address has guessed wrong too often
     * @return NOT_CHECKED if too many others are waiting to be checked
     */
    public Verdict check(Login login, Credentials credentials, boolean suspect) {
        boolean userFits = login.user().isEmpty() | equal(login.user(), credentials.user());
        if (remembered.knows(credentials.password(), login.passwordHash())) {
            return userFits ? Verdict.RIGHT : Verdict.WRONG;
        }
        Semaphore turn = suspect ? slowHashesOfSuspects : slowHashes;
        if (turn.getQueueLength() >= (suspect ? MOST_SUSPECTS_WAITING : MOST_WAITING) || !waitFor(turn)) {
            return Verdict.NOT_CHECKED;
        }
        try {
            // Somebody may have proved the same password while this caller waited.
            if (!remembered.knows(credentials.password(), login.passwordHash())
                    && !slowHash.test(credentials.password(), login.passwordHash())) {
                return Verdict.WRONG;
            }
        } finally {
            turn.release();
        }
        remembered.remember(credentials.password(), login.passwordHash());
        return userFits ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static boolean waitFor(Semaphore turn) {
        try {
            return turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
