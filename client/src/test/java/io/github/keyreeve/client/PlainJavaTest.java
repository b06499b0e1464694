package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** What an application takes on with this jar: a part of every Java runtime since 17. */
class PlainJavaTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final int JAVA_17 = 61;

    @Test
    void needsTwoModulesOfTheJavaRuntime() {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);

        ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, "--print-module-deps", CLASSES.toString());

        assertThat(printed.toString().strip()).isEqualTo("java.base,java.net.http");
    }

    @Test
    void runsOnJava17() throws IOException {
        Path client = CLASSES.resolve("io/github/keyreeve/client/LicenseClient.class");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(client))) {
            in.skipNBytes(6);

            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_17);
        }
    }
}
