package io.github.keyreeve.application.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.application.secret.PasswordCheck.Verdict;
import io.github.keyreeve.domain.provider.Provider.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Nested
    class AMasterKey {

        private final MasterKey key = new MasterKey(bytes(1));

        @ParameterizedTest
        @ValueSource(strings = {"", "s3cret", "東京 😀 \u0000"})
        void givesBackWhatItEncrypted(String text) {
            assertThat(key.decrypt(key.encrypt(text))).isEqualTo(text);
        }

        @Test
        void encryptsTheSameTextDifferentlyEachTime() {
            assertThat(key.encrypt("s3cret")).isNotEqualTo(key.encrypt("s3cret"));
            assertThat(new String(key.encrypt("s3cret-s3cret"), StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
        }

        @Test
        void noticesEveryChangedByte() {
            byte[] encrypted = key.encrypt("s3cret");
            for (int i = 0; i < encrypted.length; i++) {
                byte[] changed = encrypted.clone();
                changed[i] ^= 1;

                assertThatThrownBy(() -> key.decrypt(changed)).isInstanceOf(IllegalStateException.class)
                        .hasMessage("A stored secret does not fit this installation's master key.");
            }
        }

        @Test
        void doesNotReadWhatAnotherEncrypted() {
            assertThatThrownBy(() -> new MasterKey(bytes(2)).decrypt(key.encrypt("s3cret"))).isInstanceOf(IllegalStateException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 11, 12, 27})
        void refusesWhatIsTooShort(int length) {
            assertThatThrownBy(() -> key.decrypt(new byte[length])).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void hasThirtyTwoBytes() {
            assertThatThrownBy(() -> new MasterKey(new byte[16])).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A master key has 32 bytes, not 16.");
        }

        private static byte[] bytes(int seed) {
            byte[] bytes = new byte[MasterKey.BYTES];
            new Random(seed).nextBytes(bytes);
            return bytes;
        }
    }

    @Nested
    class APasswordHash {

        @ParameterizedTest
        @ValueSource(strings = {"s3cret", " ", "pässwörd 東京 😀", "\ud83d"})
        void fitsItsPasswordOnly(String password) {
            String stored = PasswordHash.of(password);

            assertThat(PasswordHash.matches(password, stored)).isTrue();
            assertThat(PasswordHash.matches(password + "x", stored)).isFalse();
            assertThat(PasswordHash.matches("", stored)).isFalse();
        }

        @Test
        void isSaltedAndSlow() {
            assertThat(PasswordHash.of("s3cret")).isNotEqualTo(PasswordHash.of("s3cret"))
                    .matches("pbkdf2-sha512\\$210000\\$[0-9a-f]{32}\\$[0-9a-f]{64}");
        }

        @Test
        void isReadByItsOwnParameters() {
            // PBKDF2-HMAC-SHA512 of "password", salt "salt", 1 iteration, first 32 bytes (checked with OpenSSL)
            assertThat(PasswordHash.matches("password", "pbkdf2-sha512$1$73616c74$"
                    + "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "s3cret", "md5$1$00$00", "pbkdf2-sha512$99999999$00$00", "pbkdf2-sha512$x$00$00", "pbkdf2-sha512$1$00"})
        void isRefusedInAnotherForm(String stored) {
            assertThatThrownBy(() -> PasswordHash.matches("s3cret", stored)).isInstanceOf(RuntimeException.class)
                    .hasMessageNotContaining("s3cret\"");
        }
    }

    @Nested
    class RememberedOnes {

        private final RememberedPasswords remembered = new RememberedPasswords();

        @Test
        void areKnownForTheirStoredHashOnly() {
            remembered.remember("s3cret", "hash");

            assertThat(remembered.knows("s3cret", "hash")).isTrue();
            assertThat(remembered.knows("s3creT", "hash")).isFalse();
            assertThat(remembered.knows("s3cret", "new hash")).isFalse();
            assertThat(new RememberedPasswords().knows("s3cret", "hash")).isFalse();
        }

        @Test
        void areForgottenBeforeTheyFillTheMemory() {
            for (int i = 0; i <= 1_000; i++) {
                remembered.remember("s3cret", "hash " + i);
            }

            assertThat(remembered.knows("s3cret", "hash 0")).isFalse();
            assertThat(remembered.knows("s3cret", "hash 1000")).isTrue();
        }
    }

    @Nested
    class ACheck {

        private static final Login LOGIN = new Login("shop", "hash");

        private final AtomicInteger hashes = new AtomicInteger();
        private final PasswordCheck check = new PasswordCheck((password, hash) -> {
            hashes.incrementAndGet();
            return password.equals("right");
        });

        @Test
        void paysForARightPasswordOnceAndForWrongOnesEachTime() {
            for (int i = 0; i < 3; i++) {
                assertThat(check.check(LOGIN, new Credentials("shop", "right"), false)).isEqualTo(Verdict.RIGHT);
            }
            assertThat(hashes).hasValue(1);

            for (int i = 0; i < 3; i++) {
                assertThat(check.check(LOGIN, new Credentials("shop", "wrong"), false)).isEqualTo(Verdict.WRONG);
            }
            assertThat(hashes).hasValue(4);
        }

        @Test
        void takesAWrongUserNoLessTime() {
            assertThat(check.check(LOGIN, new Credentials("other", "wrong"), false)).isEqualTo(Verdict.WRONG);
            assertThat(check.check(LOGIN, new Credentials("other", "right"), false)).isEqualTo(Verdict.WRONG);

            assertThat(hashes).hasValue(2);
        }

        @Test
        void letsAKnownPasswordPassWhileGuessesQueue() throws Exception {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            PasswordCheck slow = new PasswordCheck((password, hash) -> {
                if (password.equals("right")) {
                    return true;
                }
                running.countDown();
                return awaited(finish);
            });
            assertThat(slow.check(LOGIN, new Credentials("shop", "right"), false)).isEqualTo(Verdict.RIGHT);

            try (ExecutorService guessers = Executors.newCachedThreadPool()) {
                List<Future<Verdict>> guesses = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    guesses.add(guessers.submit(() -> slow.check(LOGIN, new Credentials("shop", "guess"), true)));
                }
                running.await();

                assertThat(slow.check(LOGIN, new Credentials("shop", "right"), true)).isEqualTo(Verdict.RIGHT);
                assertThat(slow.check(LOGIN, new Credentials("shop", "right"), false)).isEqualTo(Verdict.RIGHT);

                finish.countDown();
                for (Future<Verdict> guess : guesses) {
                    assertThat(guess.get()).isIn(Verdict.WRONG, Verdict.NOT_CHECKED);
                }
            }
        }

        @Test
        void isSharedByACrowdWithOnePassword() throws Exception {
            int crowd = 100;
            CountDownLatch come = new CountDownLatch(crowd);
            PasswordCheck slow = new PasswordCheck((password, hash) -> {
                hashes.incrementAndGet();
                awaited(come);
                sleep();
                return password.equals("right");
            });

            try (ExecutorService callers = Executors.newCachedThreadPool()) {
                List<Future<Verdict>> checks = new ArrayList<>();
                for (int i = 0; i < crowd; i++) {
                    checks.add(callers.submit(() -> {
                        come.countDown();
                        return slow.check(LOGIN, new Credentials("shop", "right"), false);
                    }));
                }

                for (Future<Verdict> one : checks) {
                    assertThat(one.get()).isEqualTo(Verdict.RIGHT);
                }
            }
            assertThat(hashes).hasValue(1);
        }

        /** As long as a slow hash takes, so that all callers are there before it ends. */
        private static void sleep() {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }

        private static boolean awaited(CountDownLatch latch) {
            try {
                latch.await();
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
