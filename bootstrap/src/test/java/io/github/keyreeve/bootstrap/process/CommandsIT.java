package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.bootstrap.process.ServerProcess.Ran;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for staff, against a server that runs and against the database where none does. */
class CommandsIT {

    private static final String ORDER = Shop.PRODUCT + "&is_user=shop&is_pwd=s3cret";

    @TempDir
    private Path directory;
    private String data;
    private String port;

    @BeforeEach
    void findPort() throws IOException {
        data = directory.resolve("data").toString();
        try (ServerSocket free = new ServerSocket(0)) {
            port = String.valueOf(free.getLocalPort());
        }
    }

    @Test
    void setUpAnInstallationBeforeItsServerRuns() throws IOException {
        setUp();

        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--data", data)) {
            assertThat(Shop.order(server.uri(), ORDER, "quantity=3&reference=R-1").status()).isEqualTo(200);
            assertThat(Shop.order(server.uri(), Shop.PRODUCT, "quantity=3&reference=R-2").status()).isEqualTo(401);
        }
    }

    @Test
    void askTheServerThatRuns() throws IOException {
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--data", data, "--port", port)) {
            setUp();

            assertThat(Shop.order(server.uri(), ORDER, "quantity=3&reference=R-1").status()).isEqualTo(200);
            assertThat(refusal("product", "add", "--id", "1", "--name", "Again", "--version", "1.0")).contains("product");
            assertThat(refusal("provider", "set", "fastspring", "--repeats", "sometimes"))
                    .contains("repeats must be one of reuse, issue");
            assertThat(refusal("provider", "set", "nobody", "--open", "true")).contains("No provider of this name");
        }
    }

    @Test
    void replaceTheAdministratorToken() throws IOException {
        assertThat(run("product", "list")).isEmpty();
        String before = Files.readString(Path.of(data, "admin-token"));

        assertThat(run("admin-token", "new"))
                .isEqualTo("the new administrator token is in %s%n".formatted(Path.of(data, "admin-token")));

        assertThat(Files.readString(Path.of(data, "admin-token"))).isNotEqualTo(before).doesNotContain(" ");
        assertThat(run("product", "list")).isEmpty();
    }

    @Test
    void checkAKeyWithoutAServer() {
        assertThat(run("key", "check", "a0000 000000000000000 OOOOj")).contains("well-formed: A0000-00000-00000-00000-0000J (permanent)");
        Ran wrong = ran("key", "check", "A0000-00000-00000-00000-0000K");

        assertThat(wrong.output()).contains("at least one symbol is mistyped");
        assertThat(wrong.exitCode()).isEqualTo(1);
    }

    private void setUp() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "s3cret\n");
        assertThat(run("product", "add", "--id", "1", "--name", "Editor", "--version", "1.0", "--version", "2.0"))
                .isEqualTo("added product 1 Editor\n");
        assertThat(run("product", "list")).isEqualTo("1\tEditor\t1.0 2.0\n");
        assertThat(run("provider", "set", "FastSpring", "--user", "shop", "--password-file", password.toString()))
                .isEqualTo("fastspring\tuser and password\n");
        Path key = Files.writeString(directory.resolve("api-key"), "rk_test_1\n");
        assertThat(run("provider", "set", "stripe", "--shop-api-key-file", key.toString())).isEqualTo("stripe\tkey of the shop's API\n");
        Path secret = Files.writeString(directory.resolve("webhook-secret"), "whsec_1\n");
        assertThat(run("provider", "set", "paddle", "--webhook-secret-file", secret.toString())).isEqualTo("paddle\tweb hook secret\n");
        assertThat(run("provider", "list"))
                .contains("fastspring\tuser and password\n", "paddle\tweb hook secret\n", "woocommerce\tnot set up\n");
    }

    private String run(String... command) {
        Ran ran = ran(command);
        assertThat(ran.exitCode()).as(ran.errors()).isZero();
        return ran.output();
    }

    private String refusal(String... command) {
        Ran ran = ran(command);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.errors()).doesNotContain("\tat ");
        return ran.errors();
    }

    private Ran ran(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        if (!command[0].equals("key")) {
            all.addAll(List.of("--data", data, "--port", port));
        }
        return ServerProcess.run(directory, Map.of(), all.toArray(String[]::new));
    }
}
