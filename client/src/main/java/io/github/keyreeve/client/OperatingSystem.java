package io.github.keyreeve.client;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The operating system that this runs on. */
final class OperatingSystem implements Machine.Sources {

    private static final int PATIENCE_SECONDS = 5;
    private static final int MAX_BYTES = 64 * 1024;

    @Override
    public Optional<String> file(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> output(List<String> command) {
        try {
            // Into a file: whoever reads a pipe waits for as long as the program lives.
            File output = File.createTempFile("keyreeve", ".out");
            try {
                return outputOf(command, output);
            } finally {
                Files.deleteIfExists(output.toPath());
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> outputOf(List<String> command, File output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return Optional.empty();
        }
        if (process.exitValue() != 0 || output.length() > MAX_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(output.toPath()), StandardCharsets.UTF_8));
    }
}
