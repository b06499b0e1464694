package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.AdmitProvider;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.WrongGuesses;
import io.github.keyreeve.application.secret.PasswordCheck;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Duration;
import java.util.Optional;

/** Lets providers in by signature, by credentials, or because the operator left the door open. */
public final class ProviderGate implements AdmitProvider {

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

    private final Providers providers;
    private final ProviderNames names;
    private final Optional<ProviderName> defaultProvider;
    private final WrongGuesses guesses;
    private final PasswordCheck passwords;

    public ProviderGate(
            Providers providers,
            ProviderNames names,
            Optional<ProviderName> defaultProvider,
            WrongGuesses guesses,
            PasswordCheck passwords) {
        this.providers = providers;
        this.names = names;
        this.defaultProvider = defaultProvider;
        this.guesses = guesses;
        this.passwords = passwords;
    }

    @Override
    public Admission admit(Claim claim) {
        if (claim.name().isEmpty() && defaultProvider.isEmpty()) {
            return new Admission.NotNamed();
        }
        Optional<ProviderName> name = claim.name().isPresent() ? claim.name().flatMap(names::named) : defaultProvider;
        if (name.isEmpty()) {
            return new Admission.Unknown();
        }
        Provider provider = providers.find(name.get()).orElseGet(() -> Provider.untouched(name.get()));
        return provider.enabled() ? admit(provider, claim) : new Admission.SwitchedOff();
    }

    /** Where its secret is set, a message of a kind that the shop signs gets in by its signature alone. */
    private Admission admit(Provider provider, Claim claim) {
        return switch (claim.signature().check(provider)) {
            case VALID -> new Admission.Admitted(provider);
            case MISSING -> new Admission.SignatureMissing();
            case WRONG -> wrong(claim, new Admission.SignatureWrong());
            case NOT_SIGNED_BY_THIS_SENDER -> byCredentials(provider, claim);
        };
    }

    private Admission byCredentials(Provider provider, Claim claim) {
        if (provider.open()) {
            return new Admission.Admitted(provider);
        }
        if (provider.login().isEmpty()) {
            return new Admission.NotSetUp();
        }
        if (claim.credentials().isEmpty()) {
            return new Admission.CredentialsMissing();
        }
        return switch (check(provider.login().get(), claim)) {
            case RIGHT -> new Admission.Admitted(provider);
            case WRONG -> wrong(claim, new Admission.CredentialsWrong());
            case NOT_CHECKED -> new Admission.TooManyGuesses(SHORT_WAIT);
        };
    }

    /** An address that guessed too often is still checked, so that right credentials pass, but one guess at a time. */
    private PasswordCheck.Verdict check(Login login, Claim claim) {
        boolean suspect = guesses.waitFor(claim.address()).isPresent();
        return passwords.check(login, claim.credentials().orElseThrow(), suspect);
    }

    private Admission wrong(Claim claim, Admission usual) {
        Optional<Duration> wait = guesses.waitFor(claim.address());
        guesses.count(claim.address());
        return wait.<Admission>map(Admission.TooManyGuesses::new).orElse(usual);
    }
}
