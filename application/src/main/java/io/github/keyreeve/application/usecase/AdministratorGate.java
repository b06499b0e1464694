package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.AdmitAdministrator;
import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.WrongGuesses;
import io.github.keyreeve.application.secret.TokenHash;
import java.time.Duration;
import java.util.Optional;

/** Lets staff in by the token that the operator configured or, without one, by the one that the installation made. */
public final class AdministratorGate implements AdmitAdministrator {

    private final Installation installation;
    private final Optional<TokenHash> configured;
    private final WrongGuesses guesses;

    /** @param configured the hash of the operator's own token, which then stands instead of the installation's */
    public AdministratorGate(Installation installation, Optional<TokenHash> configured, WrongGuesses guesses) {
        this.installation = installation;
        this.configured = configured;
        this.guesses = guesses;
    }

    @Override
    public Admission admit(Optional<String> token, String address) {
        if (token.isEmpty()) {
            return new Admission.TokenMissing();
        }
        // Read anew each time, so that a replaced token is refused at once by every server.
        Optional<TokenHash> accepted = configured.or(() -> installation.adminTokenHash().map(TokenHash::new));
        return accepted.filter(hash -> hash.fits(token.get())).isPresent() ? new Admission.Admitted() : wrong(address);
    }

    private Admission wrong(String address) {
        Optional<Duration> wait = guesses.waitFor(address);
        guesses.count(address);
        return wait.<Admission>map(Admission.TooManyGuesses::new).orElseGet(Admission.TokenWrong::new);
    }
}
