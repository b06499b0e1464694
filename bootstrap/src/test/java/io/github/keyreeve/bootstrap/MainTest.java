package io.github.keyreeve.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionNamesItself() {
        assertThat(run(Map.of(), "version")).isZero();
        assertThat(out.toString()).startsWith("keyreeve development (Java ");
    }

    @Test
    void checkConfigShowsTheSettingsInEffect() {
        int code = run(Map.of("KEYREEVE_ADMIN_TOKEN", "geheimgeheimgeheimgeheim"),
                "check-config", "--port", "0", "--demo");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString().lines()).startsWith("ok")
                .contains("port = 0 (command line)", "demo = true (command line)", "host = 127.0.0.1 (default)",
                        "admin-token = (hidden) (environment)",
                        "data = (a fresh temporary directory with --demo) (default)");
    }

    @Test
    void checkConfigTellsAllProblemsAndExitsWith2() {
        int code = run(Map.of("KEYREEVE_ZONE", "Mars"), "check-config", "--port", "70000");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                The configuration has 2 problems:
                  --port (command line): must be 0 to 65535, not "70000"
                  KEYREEVE_ZONE (environment): must be a time zone such as UTC or Europe/Berlin, not "Mars"
                """);
    }

    @Test
    void wrongUsageExitsWith2AndSuggests() {
        assertThat(run(Map.of(), "check-config", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot").contains("--port");
    }

    @Test
    void takesTheRightToReadTheDatabaseFromAllButItsOwner(@TempDir Path directory) throws IOException {
        String data = directory.resolve("data").toString();
        Path file = directory.resolve("data/keyreeve.mv.db");
        run(Map.of(), "migrate", "--data", data);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run(Map.of(), "migrate", "--data", data)).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void tellsInASentenceWhatIsWrongWithTheSecretsOfAServer(@TempDir Path directory) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path secrets = Files.createDirectory(data.resolve("secrets"));
        String[] serve = {"serve", "--port", "0", "--data", data.toString()};

        assertThat(run(Map.of(), serve)).isEqualTo(1);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(Files.writeString(secrets.resolve("master.key"), "x"),
                PosixFilePermissions.fromString("rw-------"));
        assertThat(run(Map.of(), serve)).isEqualTo(1);

        assertThat(err.toString().lines()).satisfiesExactly(
                line -> assertThat(line).endsWith("chmod 700 " + secrets),
                line -> assertThat(line).endsWith("restore it from a backup."));
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine main = Main.commandLine(environment);
        return main.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
