package io.github.keyreeve.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as an installer gets it, unpacked to a place with a blank in its name. */
class DistributionIT {

    private final String version = System.getProperty("keyreeve.version");

    @TempDir
    private Path directory;
    private Path unpacked;

    @BeforeEach
    void unpack() throws Exception {
        Path place = Files.createDirectory(directory.resolve("a place"));
        assertThat(run("tar", "-xzf", System.getProperty("keyreeve.archive"), "-C", place.toString())).isEmpty();
        unpacked = place.resolve("keyreeve-" + version);
    }

    @Test
    void holdsWhatAnInstallationNeeds() {
        assertThat(unpacked.resolve("keyreeve")).isExecutable();
        assertThat(unpacked.resolve("README.md")).isRegularFile();
        assertThat(unpacked.resolve("conf/keyreeve.properties.example")).isRegularFile();
        assertThat(unpacked.resolve("systemd/keyreeve.service")).isRegularFile();
    }

    /** A jar that is there in another version than the one that is named is missed only when something of it is used. */
    @Test
    void holdsEveryJarThatItLoads() throws Exception {
        List<String> held;
        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            held = jars.map(jar -> jar.getFileName().toString()).toList();
        }
        try (JarFile main = new JarFile(unpacked.resolve("lib/keyreeve-bootstrap-" + version + ".jar").toFile())) {
            String named = main.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

            assertThat(held).contains(named.split(" ")).hasSize(named.split(" ").length + 1);
        }
    }

    @Test
    void runsTheVersionCommand() throws Exception {
        String launcher = unpacked.resolve("keyreeve").toString();

        assertThat(run(launcher, "version")).startsWith("keyreeve " + version + " (Java ");
        assertThat(run(launcher, "version")).as("with the classes of the first run").startsWith("keyreeve " + version);
    }

    @Test
    void acceptsItsOwnExampleFile() throws Exception {
        String example = unpacked.resolve("conf/keyreeve.properties.example").toString();

        assertThat(run(unpacked.resolve("keyreeve").toString(), "check-config", "--config", example)).startsWith("ok");
    }

    @Test
    void runsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), unpacked.resolve("keyreeve"));

        assertThat(run(link.toString(), "version")).startsWith("keyreeve " + version);
    }

    /** Runs a command and gives what it printed, standard error included: there must be nothing but the answer. */
    private String run(String... command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("KEYREEVE_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
