package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a killed server has lost nothing that it had acknowledged. */
class EmbeddedDurabilityTest {

    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 200;

    @TempDir
    Path directory;

    @Test
    void keepsEveryAcknowledgedOrderWhenTheProcessIsKilled() throws IOException, InterruptedException {
        List<UUID> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(issueUntilKilled());
        }

        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            JooqIssuedOrders orders = new JooqIssuedOrders(database);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_KILL).allSatisfy(id ->
                    assertThat(orders.find(id)).hasValueSatisfying(order -> assertThat(order.licenses()).hasSize(3)));
        }
    }

    private List<UUID> issueUntilKilled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        EndlessIssuer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<UUID> acknowledged = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null) {
                // What the kill cut off was never read as acknowledged.
                if (line.length() == UUID.randomUUID().toString().length()) {
                    acknowledged.add(UUID.fromString(line));
                }
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
                    // By its handle, because that leaves the lines that were printed before the end to be read.
                    process.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }
}
