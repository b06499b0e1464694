package io.github.keyreeve.web.signature;

import io.github.keyreeve.web.signature.Program.Ran;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program of the XML Security Library in C. */
final class ByXmlsec1 implements SignatureCheck {

    private static final String PROGRAM = "xmlsec1";
    private static final Optional<String> VERSION = version();

    @Override
    public boolean accepts(byte[] document, RSAPublicKey key) {
        Ran ran = Program.check(document, key, (signed, pem) -> {
            List<String> command = new ArrayList<>(List.of(PROGRAM, "--verify", "--pubkey-pem", pem.toString()));
            // From 1.3 on it looks for a KeyInfo unless it is told not to; before, it did not know the option.
            if (VERSION.filter(version -> !version.matches("xmlsec1 1\\.[012]\\..*")).isPresent()) {
                command.add("--lax-key-search");
            }
            command.add(signed.toString());
            return command;
        });
        return ran.exitCode() == 0 && ran.output().lines().anyMatch(line -> line.equals("OK") || line.endsWith("status: OK"));
    }

    @Override
    public Optional<String> lacking() {
        return VERSION.isPresent() ? Optional.empty() : Optional.of("needs the program xmlsec1 on the PATH");
    }

    private static Optional<String> version() {
        try {
            return Optional.of(Program.run(List.of(PROGRAM, "--version")).output().strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "xmlsec1";
    }
}
