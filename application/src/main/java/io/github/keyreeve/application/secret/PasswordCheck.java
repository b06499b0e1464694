package io.github.keyreeve.application.secret;

import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.domain.provider.Provider.Login;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Checks credentials without letting the slow hash become a way to stop the server: known passwords skip it, only so
 * many run at once, and those of suspect addresses run one after another. Callers with one password share one check, so
 * that a shop's crowd of orders after a start is not taken for a crowd of guesses.
 */
public final class PasswordCheck {

    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int MOST_WAITING = 32;
    /** Few, so that one guessing address cannot hold the server's threads. */
    private static final int MOST_SUSPECTS_WAITING = 4;

    private final RememberedPasswords remembered = new RememberedPasswords();
    private final Semaphore slowHashes = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Semaphore slowHashesOfSuspects = new Semaphore(1, true);
    private final ConcurrentMap<Guess, CompletableFuture<Verdict>> running = new ConcurrentHashMap<>();

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
        Verdict ofPassword = remembered.knows(credentials.password(), login.passwordHash())
                ? Verdict.RIGHT
                : suspect ? paid(login, credentials, slowHashesOfSuspects, MOST_SUSPECTS_WAITING) : shared(login, credentials);
        return ofPassword == Verdict.RIGHT && !userFits ? Verdict.WRONG : ofPassword;
    }

    /** A password that is being checked for one stored hash, known by its digest only. */
    private record Guess(ByteBuffer digest, String storedHash) {}

    /** Not for suspects: who waits here holds a thread. */
    private Verdict shared(Login login, Credentials credentials) {
        Guess guess = new Guess(ByteBuffer.wrap(remembered.digest(credentials.password())), login.passwordHash());
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        CompletableFuture<Verdict> others = running.putIfAbsent(guess, mine);
        if (others != null) {
            return others.join();
        }
        Verdict verdict = Verdict.NOT_CHECKED;
        try {
            verdict = paid(login, credentials, slowHashes, MOST_WAITING);
        } finally {
            running.remove(guess);
            mine.complete(verdict);
        }
        return verdict;
    }

    private Verdict paid(Login login, Credentials credentials, Semaphore turn, int mostWaiting) {
        if (turn.getQueueLength() >= mostWaiting || !waitFor(turn)) {
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
        return Verdict.RIGHT;
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
