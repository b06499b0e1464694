package io.github.keyreeve.web.signature;

import io.github.keyreeve.web.signature.Program.Ran;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** The package xml-crypto of npm, in a directory that a system property names. */
final class ByXmlCrypto implements SignatureCheck {

    static final String DIRECTORY = "keyreeve.test.xml-crypto";

    @Override
    public boolean accepts(byte[] document, RSAPublicKey key) {
        Ran ran = Program.check(document, key, (signed, pem) -> List.of("node", script().toString(),
                System.getProperty(DIRECTORY), signed.toString(), pem.toString()));
        return switch (ran.output().strip()) {
            case "accepted" -> true;
            case "refused" -> false;
            default -> throw new AssertionError(ran.output());
        };
    }

    @Override
    public Optional<String> lacking() {
        return System.getProperty(DIRECTORY, "").isBlank()
                ? Optional.of("needs node and the npm package xml-crypto: -D%s=DIRECTORY, with node_modules in it".formatted(DIRECTORY))
                : Optional.empty();
    }

    private static Path script() {
        try {
            return Path.of(ByXmlCrypto.class.getResource("check.cjs").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "xml-crypto";
    }
}
