package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.bootstrap.process.ServerProcess.Ran;
import io.github.keyreeve.bootstrap.process.Shop.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's backup and restore of the embedded database. */
class BackupIT {

    private static final String SIGNED_ORDER = "classic-fulfilment-qty3.form";

    @TempDir
    private Path directory;

    @Test
    void restoresOrdersAndSecretsTogetherAndNothingWithoutTheSecrets() throws Exception {
        Path data = directory.resolve("data");
        Path key = Files.writeString(directory.resolve("key"), "fs-private-key-for-tests");
        run("product", "add", "--id", "1", "--name", "Editor", "--version", "1.0", "--data", data.toString());
        run("provider", "set", "fastspring", "--shared-key-file", key.toString(), "--data", data.toString());
        Answer before = order(data);
        assertThat(before.status()).isEqualTo(200);

        shell("cp -a data backup && rm -rf data && cp -a backup data");

        assertThat(order(data)).as("the same key, and the shop's signature still checked").isEqualTo(before);

        assertRefused("rm -rf data/secrets", "holds no master key, but the database was written with one");
        shell("cp -a backup/secrets data/");
        assertRefused("rm -rf data/secrets/signing", "holds no signing key default, but the database was written with one");

        shell("cp -a backup/secrets/. data/secrets/");
        assertThat(order(data)).isEqualTo(before);
    }

    private void assertRefused(String loss, String sentence) throws Exception {
        shell(loss);
        Ran ran = ServerProcess.run(
                directory, Map.of(), "serve", "--port", "0", "--data", directory.resolve("data").toString());
        assertThat(ran.errors()).contains(sentence);
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    /** Signed, so that it is admitted only if the shared key can still be read. */
    private Answer order(Path data) throws IOException {
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--data", data.toString());
                InputStream form = BackupIT.class.getResourceAsStream("/vendors/samples/fastspring/" + SIGNED_ORDER)) {
            return Shop.order(server.uri(), Shop.PRODUCT, new String(form.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private void run(String... command) {
        Ran ran = ServerProcess.run(directory, Map.of("KEYREEVE_PORT", "1"), command);
        assertThat(ran.exitCode()).as(ran.errors()).isZero();
    }

    private void shell(String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-ec", commands).directory(directory.toFile()).inheritIO().start();
        assertThat(shell.waitFor()).isZero();
    }
}
