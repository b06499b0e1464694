package io.github.keyreeve.bootstrap.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real server in a process of its own, started by the launcher of the packaged distribution. */
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "keyreeve ready at ";
    private static final int PATIENCE_SECONDS = 60;
    private static final String LAUNCHER = System.getProperty("keyreeve.launcher");
    /** One for all tests, so that servers start faster once one of them stopped in order. */
    private static final Path CACHE = Path.of(LAUNCHER).toAbsolutePath().getParent().resolveSibling("cache");

    private final Process process;
    private final Path log;
    private final List<String> output = new ArrayList<>();
    private final URI uri;

    private ServerProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.uri = awaitReady();
    }

    /** Starts {@code keyreeve serve} on a free port with further arguments and waits until it answers. */
    public static ServerProcess serve(Path directory, Map<String, String> environment, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("serve"));
            command.addAll(List.of(arguments));
            if (!command.contains("--port")) {
                command.addAll(List.of("--port", "0"));
            }
            Path log = Files.createTempFile(directory, "server", ".log");
            return new ServerProcess(start(log, environment, command), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command printed on standard output and on standard error, and its exit code. */
    public record Ran(String output, String errors, int exitCode) {}

    /** Runs a command to its end. */
    public static Ran run(Path directory, Map<String, String> environment, String... arguments) {
        try {
            Path log = Files.createTempFile(directory, "command", ".log");
            Process process = start(log, environment, List.of(arguments));
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The command did not end: " + out + Files.readString(log));
            }
            return new Ran(out, Files.readString(log), process.exitValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Process start(Path log, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KEYREEVE_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", CACHE.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    public URI uri() {
        return uri;
    }

    /** The lines on standard output up to the one that says that the server is ready. */
    public List<String> output() {
        return output;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not stop: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        terminate();
        awaitEnd();
    }

    private URI awaitReady() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new AssertionError("The server did not get ready: " + output + log());
    }
}
