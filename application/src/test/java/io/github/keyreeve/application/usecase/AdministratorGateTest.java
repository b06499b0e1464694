package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.AdmitAdministrator.Admission;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.SecretsFingerprints;
import io.github.keyreeve.application.port.out.WrongGuesses;
import io.github.keyreeve.application.secret.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministratorGateTest {

    private static final String ADDRESS = "192.0.2.1";

    private final Installation installation = new InMemoryStorage().installation();
    private final OneGuess guesses = new OneGuess();

    @BeforeEach
    void bind() {
        installation.bind(new SecretsFingerprints("master", "signing"), Instant.EPOCH);
    }

    @Test
    void admitsTheTokenOfTheInstallation() {
        installation.replaceAdminTokenHash(TokenHash.of("made").hex());

        assertThat(admit(Optional.empty(), "made")).isEqualTo(new Admission.Admitted());
        assertThat(admit(Optional.empty(), "other")).isEqualTo(new Admission.TokenWrong());
    }

    @Test
    void admitsOnlyTheConfiguredTokenWhereThereIsOne() {
        installation.replaceAdminTokenHash(TokenHash.of("made").hex());

        assertThat(admit(Optional.of("configured"), "configured")).isEqualTo(new Admission.Admitted());
        assertThat(admit(Optional.of("configured"), "made")).isEqualTo(new Admission.TokenWrong());
    }

    @Test
    void admitsNobodyBeforeThereIsAToken() {
        assertThat(admit(Optional.empty(), "")).isEqualTo(new Admission.TokenWrong());
    }

    @Test
    void countsWrongTokensButNoMissingOnes() {
        installation.replaceAdminTokenHash(TokenHash.of("made").hex());
        AdministratorGate gate = new AdministratorGate(installation, Optional.empty(), guesses);

        assertThat(gate.admit(Optional.empty(), ADDRESS)).isEqualTo(new Admission.TokenMissing());
        assertThat(gate.admit(Optional.of("guess"), ADDRESS)).isEqualTo(new Admission.TokenWrong());
        assertThat(gate.admit(Optional.of("guess"), ADDRESS))
                .isEqualTo(new Admission.TooManyGuesses(Duration.ofSeconds(9)));
        assertThat(gate.admit(Optional.of("made"), ADDRESS)).isEqualTo(new Admission.Admitted());
    }

    @Test
    void keepsAHashThatShowsNothing() {
        assertThat(TokenHash.of("made")).hasToString("TokenHash[…]");
        assertThat(TokenHash.of("made").hex()).isEqualTo(TokenHash.of("made").hex()).hasSize(64);
    }

    private Admission admit(Optional<String> configured, String token) {
        return new AdministratorGate(installation, configured.map(TokenHash::of), guesses)
                .admit(Optional.of(token), ADDRESS);
    }

    /** Makes everybody wait after the first wrong guess. */
    private static final class OneGuess implements WrongGuesses {

        private int count;

        @Override
        public Optional<Duration> waitFor(String address) {
            return count > 0 ? Optional.of(Duration.ofSeconds(9)) : Optional.empty();
        }

        @Override
        public void count(String address) {
            count++;
        }
    }
}
