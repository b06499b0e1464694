package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.AdmitProvider.Admission;
import io.github.keyreeve.application.port.in.AdmitProvider.Claim;
import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature.Verdict;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.WrongGuesses;
import io.github.keyreeve.application.secret.PasswordCheck;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in and every way out of the gate; "right" is the right password, and its own hash. */
class ProviderGateTest {

    private static final ProviderName SHOP = new ProviderName("shop");
    private static final Optional<Login> LOGIN = Optional.of(new Login("user", "right"));
    private static final Optional<Secret> SHARED_KEY = Optional.of(new Secret("shared"));
    private static final Signature SIGNED_WITH_THE_SHARED_KEY =
            provider -> provider.sharedKey().isPresent() ? Verdict.VALID : Verdict.NOT_SIGNED_BY_THIS_SENDER;

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Guesses guesses = new Guesses();

    @Test
    void demandsANameOrADefault() {
        save(true, true, LOGIN, Optional.empty());

        assertThat(gate(Optional.empty()).admit(claim(Optional.empty(), Optional.empty(), Signature.NONE)))
                .isEqualTo(new Admission.NotNamed());
        assertThat(gate(Optional.of(SHOP)).admit(claim(Optional.empty(), Optional.empty(), Signature.NONE)))
                .isInstanceOf(Admission.Admitted.class);
        assertThat(gate(Optional.of(SHOP)).admit(claim(Optional.of("nobody"), Optional.empty(), Signature.NONE)))
                .as("a wrong name is not the default").isEqualTo(new Admission.Unknown());
    }

    @Test
    void knowsAliases() {
        save(true, true, LOGIN, Optional.empty());

        assertThat(admit(Optional.of("alias"), Optional.empty(), Signature.NONE)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void refusesAProviderThatNobodyHasSetUp() {
        assertThat(admit(Optional.of(new Credentials("", "")), Signature.NONE)).isEqualTo(new Admission.NotSetUp());
    }

    @Test
    void refusesAProviderThatIsSwitchedOffWhateverItHas() {
        save(false, true, LOGIN, SHARED_KEY);

        assertThat(admit(Optional.of(new Credentials("user", "right")), key -> Verdict.VALID)).isEqualTo(new Admission.SwitchedOff());
    }

    @ParameterizedTest
    @CsvSource({"user, right, true", "user, wrong, false", "USER, right, false", "'', right, false", "user, '', false"})
    void comparesCredentials(String user, String password, boolean admitted) {
        save(true, false, LOGIN, Optional.empty());

        assertThat(admit(Optional.of(new Credentials(user, password)), Signature.NONE) instanceof Admission.Admitted).isEqualTo(admitted);
        assertThat(guesses.counted).hasSize(admitted ? 0 : 1);
    }

    @Test
    void takesAnyUserWhereTheShopSendsAPasswordOnly() {
        save(true, false, Optional.of(new Login("", "right")), Optional.empty());

        assertThat(admit(Optional.of(new Credentials("whoever", "right")), Signature.NONE)).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(Optional.of(new Credentials("", "wrong")), Signature.NONE)).isEqualTo(new Admission.CredentialsWrong());
    }

    @Test
    void asksForCredentialsOfWhoeverIsNotOpen() {
        save(true, false, LOGIN, Optional.empty());
        assertThat(admit(Optional.empty(), Signature.NONE)).isEqualTo(new Admission.CredentialsMissing());
        assertThat(guesses.counted).isEmpty();

        save(true, true, LOGIN, Optional.empty());
        assertThat(admit(Optional.empty(), Signature.NONE)).isInstanceOf(Admission.Admitted.class);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void letsTheSignatureDecideWhereASharedKeyIsSet(Verdict verdict) {
        for (boolean open : List.of(true, false)) {
            save(true, open, LOGIN, SHARED_KEY);

            Admission admission = admit(Optional.of(new Credentials("user", "wrong")), provider -> {
                assertThat(provider.sharedKey()).isEqualTo(SHARED_KEY);
                return verdict;
            });

            assertThat(admission).isInstanceOf(switch (verdict) {
                case VALID -> Admission.Admitted.class;
                case MISSING -> Admission.SignatureMissing.class;
                case WRONG -> Admission.SignatureWrong.class;
                case NOT_SIGNED_BY_THIS_SENDER -> open ? Admission.Admitted.class : Admission.CredentialsWrong.class;
            });
        }
    }

    @Test
    void ignoresSignaturesWhereNoSharedKeyIsSet() {
        save(true, false, LOGIN, Optional.empty());

        assertThat(admit(Optional.empty(), SIGNED_WITH_THE_SHARED_KEY)).isEqualTo(new Admission.CredentialsMissing());
        save(true, false, LOGIN, SHARED_KEY);
        assertThat(admit(Optional.empty(), SIGNED_WITH_THE_SHARED_KEY)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void slowsAddressesDownButLetsRightCredentialsPass() {
        save(true, false, LOGIN, Optional.empty());
        guesses.wait = Optional.of(Duration.ofSeconds(7));

        assertThat(admit(Optional.of(new Credentials("user", "wrong")), Signature.NONE))
                .isEqualTo(new Admission.TooManyGuesses(Duration.ofSeconds(7)));
        assertThat(admit(Optional.of(new Credentials("user", "right")), Signature.NONE)).isInstanceOf(Admission.Admitted.class);
        assertThat(guesses.counted).containsExactly("192.0.2.1");
    }

    private Admission admit(Optional<Credentials> credentials, Signature signature) {
        return admit(Optional.of("shop"), credentials, signature);
    }

    private Admission admit(Optional<String> name, Optional<Credentials> credentials, Signature signature) {
        return gate(Optional.empty()).admit(claim(name, credentials, signature));
    }

    private ProviderGate gate(Optional<ProviderName> defaultProvider) {
        ProviderNames names = new ProviderNames() {
            @Override
            public Optional<ProviderName> named(String nameOrAlias) {
                return List.of("shop", "alias").contains(nameOrAlias) ? Optional.of(SHOP) : Optional.empty();
            }

            @Override
            public Channel usualChannel(ProviderName name) {
                return Channel.ASK;
            }

            @Override
            public List<ProviderName> all() {
                return List.of(SHOP);
            }
        };
        return new ProviderGate(storage.providers(), names, defaultProvider, guesses, new PasswordCheck(String::equals));
    }

    private static Claim claim(Optional<String> name, Optional<Credentials> credentials, Signature signature) {
        return new Claim(name, credentials, signature, "192.0.2.1");
    }

    private void save(boolean enabled, boolean open, Optional<Login> login, Optional<Secret> sharedKey) {
        storage.providers().save(new Provider(
                SHOP, enabled, open, login, sharedKey, Optional.empty(), Repeats.REUSE, false, false, Optional.empty(),
                Optional.empty(), NoticeRules.USUAL));
    }

    private static final class Guesses implements WrongGuesses {

        private final List<String> counted = new ArrayList<>();
        private Optional<Duration> wait = Optional.empty();

        @Override
        public Optional<Duration> waitFor(String address) {
            return wait;
        }

        @Override
        public void count(String address) {
            counted.add(address);
        }
    }
}
