package io.github.keyreeve.bootstrap.files;

import io.github.keyreeve.domain.product.SigningKeyName;
import java.nio.file.Path;
import java.util.Optional;

/** The two kinds of keys that are kept under one name, each in a file of its own. */
enum KeyKind {
    RSA("RSA", ".rsa.pem"),
    ED25519("Ed25519", ".ed25519.pem");

    private final String algorithm;
    private final String ending;

    KeyKind(String algorithm, String ending) {
        this.algorithm = algorithm;
        this.ending = ending;
    }

    /** As the JDK calls it. */
    String algorithm() {
        return algorithm;
    }

    Path file(Path directory, SigningKeyName name) {
        return directory.resolve(name + ending);
    }

    /** The name of the key that a file is part of, if it can be one of this kind. */
    Optional<SigningKeyName> nameOf(Path file) {
        return Optional.of(file.getFileName().toString())
                .filter(text -> text.endsWith(ending))
                .map(text -> text.substring(0, text.length() - ending.length()))
                .filter(SigningKeyName::isName)
                .map(SigningKeyName::new);
    }
}
