package io.github.keyreeve.web.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine on a signed document. */
final class Program {

    private static final int PATIENCE_SECONDS = 60;

    private Program() {}

    /** What a program said, and how it ended. */
    record Ran(String output, int exitCode) {}

    /** The command line for the files of a document and a key. */
    @FunctionalInterface
    interface Command {
        List<String> on(Path document, Path key);
    }

    static Ran check(byte[] document, RSAPublicKey key, Command command) {
        try {
            Path signed = Files.createTempFile("signed", ".xml");
            Path pem = Files.createTempFile("key", ".pem");
            try {
                Files.write(signed, document);
                Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())));
                return run(command.on(signed, pem));
            } finally {
                Files.delete(signed);
                Files.delete(pem);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ran run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("%s did not end: %s".formatted(command, output));
            }
            return new Ran(output, process.exitValue());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
