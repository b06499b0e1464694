package io.github.keyreeve.web.signature;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** Checks a signed document as an application would, by code that is not ours. */
public interface SignatureCheck {

    /** All of them. The last two need a program that not every machine has. */
    List<SignatureCheck> ALL = List.of(new ByPlainJava(), new BySantuario(true), new ByXmlsec1(), new ByXmlCrypto());

    /** Whether the document is signed as a whole, and by this key. */
    boolean accepts(byte[] document, RSAPublicKey key);

    /** Why this machine cannot check in this way, if it cannot. */
    default Optional<String> lacking() {
        return Optional.empty();
    }
}
