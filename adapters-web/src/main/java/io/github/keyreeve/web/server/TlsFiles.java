package io.github.keyreeve.web.server;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The two PEM files that make the server speak TLS.
 *
 * @param certificateChain the server's certificate, followed by those of its issuers
 * @param privateKey the certificate's private key: PKCS#8, not encrypted
 */
public record TlsFiles(Path certificateChain, Path privateKey) {

    public TlsFiles {
        requireNonNull(certificateChain, "certificateChain");
        requireNonNull(privateKey, "privateKey");
    }

    /** @throws IllegalArgumentException if the server could not use them, naming the file that is wrong */
    public void requireUsable() {
        PemKeyStore.load(this);
    }
}
