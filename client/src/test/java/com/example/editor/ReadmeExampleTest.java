package com.example.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.client.ComputerIdentity;
import io.github.keyreeve.client.SettableClock;
import io.github.keyreeve.client.StandInServer;
import io.github.keyreeve.client.VendorKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of README.md is compiled, and a customer's year with it reads as README.md says. */
class ReadmeExampleTest {

    private static final Instant BOUGHT = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void theReadmeShowsTheCompiledCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/editor/EditorLicense.java"));

        assertThat(blocks("java")).containsExactly(source.substring(source.indexOf("/** What Acme")));
    }

    @Test
    void theReadmeShowsWhatACustomerSees() throws IOException {
        assertThat(blocks("text")).containsExactly(String.join("\n", aCustomersYear()) + "\n");
    }

    @Test
    void theReadmeNamesThisVersion() throws IOException {
        assertThat(blocks("xml")).singleElement().asString()
                .contains("<version>" + System.getProperty("keyreeve.version") + "</version>");
    }

    private List<String> aCustomersYear() {
        List<String> seen = new ArrayList<>();
        VendorKeyPair vendor = new VendorKeyPair();
        SettableClock clock = new SettableClock(BOUGHT);
        try (StandInServer server = new StandInServer(vendor, clock)) {
            server.expires(BOUGHT.plus(Duration.ofDays(30)), BOUGHT.plus(Duration.ofDays(44)));
            EditorLicense license = new EditorLicense(server.uri(), vendor.publicKeyAsPem(),
                    new ComputerIdentity("4b1c3c1e-6b1b-4f7e-9d6a-2f4f6a0d9b11", "Jane's laptop"), directory, clock);
            seen.add("first start      " + license.title());
            seen.add("a mistyped key   " + license.activate("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"));
            seen.add("the right key    " + license.activate(StandInServer.KEY));
            seen.add("on the train     " + license.title());
            clock.advance(Duration.ofDays(31));
            seen.add("31 days later    " + license.title());
            clock.advance(Duration.ofDays(-30));
            seen.add("clock set back   " + license.title());
            clock.advance(Duration.ofDays(44));
            seen.add("45 days later    " + license.title());
            server.expires(BOUGHT.plus(Duration.ofDays(365)), BOUGHT.plus(Duration.ofDays(379)));
            license.refresh();
            seen.add("renewed          " + license.title());
            seen.add("to a new laptop  " + (license.release() ? license.title() : "still activated"));
        }
        return seen;
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
