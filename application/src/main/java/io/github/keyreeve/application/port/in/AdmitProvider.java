package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.provider.Provider;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a caller is the provider that it says it is, before anything is read or stored for it (source:
 * contract 2).
 */
public interface AdmitProvider {

    Admission admit(Claim claim);

    /**
     * Who the caller says it is.
     *
     * @param name the provider's name or alias as sent; absent: the operator's default provider
     * @param address the client's network address, by which guessing is slowed down
     */
    record Claim(Optional<String> name, Optional<Credentials> credentials, Signature signature, String address) {}

    /** User and password as sent. */
    record Credentials(String user, String password) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /** A request's signature, checked over its raw bytes. */
    @FunctionalInterface
    interface Signature {

        /** The request is of a kind that its sender never signs. */
        Signature NONE = provider -> Verdict.NOT_SIGNED_BY_THIS_SENDER;

        /** @param provider whose secrets decide; where the one that is needed is not set, nothing is signed */
        Verdict check(Provider provider);

        enum Verdict { VALID, MISSING, WRONG, NOT_SIGNED_BY_THIS_SENDER }
    }

    /** What was decided. */
    sealed interface Admission {

        record Admitted(Provider provider) implements Admission {}

        /** No provider was named, and the operator has set no default. */
        record NotNamed() implements Admission {}

        record Unknown() implements Admission {}

        record SwitchedOff() implements Admission {}

        /** The provider has neither credentials nor a shared key, and is not open. */
        record NotSetUp() implements Admission {}

        record CredentialsMissing() implements Admission {}

        record CredentialsWrong() implements Admission {}

        record SignatureMissing() implements Admission {}

        record SignatureWrong() implements Admission {}

        /** Wrong credentials once too often from this address. Right ones would have been admitted. */
        record TooManyGuesses(Duration retryAfter) implements Admission {}
    }
}
