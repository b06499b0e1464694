package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.bootstrap.process.ServerProcess.Ran;
import io.github.keyreeve.bootstrap.process.Shop.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as its operator meets it: started, asked, stopped, killed, started again. */
class ServerLifeIT {

    private static final int SHOPS = 4;
    private static final int ORDERS_BEFORE_THE_KILL = 60;

    @TempDir
    private Path directory;

    @Test
    void saysItIsReadyInItsLastLineAndHowToOrderBeforeThat() {
        try (ServerProcess server = demo("data")) {
            assertThat(server.output().getLast()).isEqualTo("keyreeve ready at " + server.uri());
            List<String> requests = server.output().stream().filter(line -> line.startsWith("  curl ")).toList();
            assertThat(requests).hasSize(3).allMatch(line -> line.contains(server.uri().toString()));
            assertThat(requests.stream().map(request -> paste(request).lines().count())).containsExactly(1L, 3L, 1L);
            assertThat(server.log()).contains("admin-token").doesNotContain(token("data"));
        }
    }

    @Test
    void keepsItsSecretsToItselfAlsoInADirectoryForAll() throws IOException {
        Files.createDirectory(directory.resolve("data"));
        try (ServerProcess server = demo("data")) {
            assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
            for (String secret : List.of("data/admin-token", "data/secrets/master.key", "data/keyreeve.mv.db",
                    "data/secrets/signing/default.rsa.pem", "data/secrets/signing/default.ed25519.pem")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data/secrets"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void finishesRunningRequestsBeforeItStops() throws Exception {
        try (ServerProcess server = demo("data");
                Socket shop = new Socket(server.uri().getHost(), server.uri().getPort())) {
            String body = "quantity=3&reference=SLOW-1";
            OutputStream out = shop.getOutputStream();
            out.write(("POST /qlmservice.asmx/GetActivationKey?%s HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded"
                    + "\r\nContent-Length: %d\r\n\r\n").formatted(Shop.PRODUCT, body.length()).getBytes(StandardCharsets.US_ASCII));
            out.write(body.substring(0, 5).getBytes(StandardCharsets.US_ASCII));
            // Another request that comes later and is answered shows that the server has taken up the slow one.
            assertThat(Shop.order(server.uri(), Shop.PRODUCT, "reference=QUICK-1").status()).isEqualTo(200);

            server.terminate();
            awaitRefusal(server.uri());
            out.write(body.substring(5).getBytes(StandardCharsets.US_ASCII));

            String answer = new String(shop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 OK").containsPattern("\r\n\r\nA[0-9A-Z]{4}(-[0-9A-Z]{5}){4}$");
            assertThat(server.awaitEnd()).isIn(0, 143);
        }
    }

    /** What the demo opens is closed by whoever sets a shop up, in the demo and after it. */
    @Test
    void keepsOutWhoeverHasNotThePasswordThatAShopWasGivenInTheDemo() throws Exception {
        try (ServerProcess server = demo("data")) {
            assertThat(ask(server, "OPEN-1").status()).isEqualTo(200);
            HttpResponse<String> set;
            try (HttpClient http = HttpClient.newHttpClient()) {
                set = http.send(HttpRequest.newBuilder(server.uri().resolve("/api/v1/providers/fastspring"))
                        .header("Authorization", "Bearer " + token("data")).header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"user\": \"shop\", \"password\": \"s3cret\"}")).build(), BodyHandlers.ofString());
            }
            assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
            assertThat(ask(server, "OPEN-2").status()).isEqualTo(401);
            assertThat(Shop.order(server.uri(), Shop.PRODUCT + "&is_user=shop&is_pwd=s3cret", "reference=OPEN-3").status()).isEqualTo(200);
        }
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--data", directory.resolve("data").toString())) {
            assertThat(ask(server, "OPEN-4").status()).isEqualTo(401);
        }
    }

    /** Every key that a shop was given must be there after a crash, and asking again must yield the same. */
    @Test
    void losesNoAcknowledgedOrderWhenKilled() throws Exception {
        Map<String, String> acknowledged = new LinkedHashMap<>();
        for (int round = 0; round < 3; round++) {
            ServerProcess server = demo("data");
            acknowledged.forEach((order, keys) -> assertThat(ask(server, order).body()).as(order).isEqualTo(keys));
            acknowledged.putAll(orderUntilKilled(server, "round" + round));
        }
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(3 * ORDERS_BEFORE_THE_KILL);
        try (ServerProcess server = demo("data")) {
            acknowledged.forEach((order, keys) -> assertThat(ask(server, order).body()).as(order).isEqualTo(keys));
        }
    }

    @Test
    void servesTlsFromPemFiles() throws Exception {
        Path certificate = directory.resolve("certificate.pem");
        Path key = directory.resolve("key.pem");
        Process openssl = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2",
                "-keyout", key.toString(), "-out", certificate.toString()).redirectErrorStream(true).start();
        openssl.getInputStream().readAllBytes();
        assertThat(openssl.waitFor()).isZero();
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--demo", "--data",
                directory.resolve("data").toString(), "--tls-certificate", certificate.toString(), "--tls-key", key.toString())) {
            assertThat(server.uri().getScheme()).isEqualTo("https");
            Process curl = new ProcessBuilder("curl", "-sS", "--cacert", certificate.toString(), "-d", "quantity=3&reference=TLS-1",
                    server.uri() + "/qlmservice.asmx/GetActivationKey?" + Shop.PRODUCT).redirectErrorStream(true).start();
            assertThat(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).matches("A[0-9A-Z]{4}(-[0-9A-Z]{5}){4}");
        }
    }

    @Test
    void tellsEveryConfigurationProblemAtOnceAndDoesNotStart() {
        for (String command : List.of("serve", "check-config")) {
            Ran ran = ServerProcess.run(directory, Map.of("KEYREEVE_ZONE", "Mars"), command, "--port", "70000");

            assertThat(ran.errors())
                    .contains("--port (command line): must be 0 to 65535")
                    .contains("KEYREEVE_ZONE (environment): must be a time zone");
            assertThat(ran.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void tellsThatAnotherServerUsesTheDataDirectoryOrThePort() {
        try (ServerProcess server = demo("data")) {
            String port = String.valueOf(server.uri().getPort());

            Ran samePort = ServerProcess.run(directory, Map.of(), "serve", "--demo", "--port", port);
            Ran sameData = ServerProcess.run(
                    directory, Map.of(), "serve", "--port", "0", "--data", directory.resolve("data").toString());

            assertThat(samePort.errors()).contains("cannot listen at 127.0.0.1 port " + port);
            assertThat(samePort.exitCode()).isEqualTo(1);
            assertThat(sameData.errors()).contains("another process").doesNotContain("\tat ");
            assertThat(sameData.exitCode()).isEqualTo(1);
        }
    }

    private Map<String, String> orderUntilKilled(ServerProcess server, String name) throws Exception {
        Map<String, String> acknowledged = Collections.synchronizedMap(new LinkedHashMap<>());
        try (ExecutorService shops = Executors.newFixedThreadPool(SHOPS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int shop = 0; shop < SHOPS; shop++) {
                String prefix = name + "-" + shop + "-";
                running.add(shops.submit(() -> {
                    for (int i = 0; ; i++) {
                        Answer answer = ask(server, prefix + i);
                        if (answer.status() == 200) {
                            acknowledged.put(prefix + i, answer.body());
                        }
                    }
                }));
            }
            while (acknowledged.size() < ORDERS_BEFORE_THE_KILL) {
                Thread.onSpinWait();
            }
            server.kill();
        }
        return acknowledged;
    }

    private ServerProcess demo(String data) {
        return ServerProcess.serve(directory, Map.of(), "--demo", "--data", directory.resolve(data).toString());
    }

    private static Answer ask(ServerProcess server, String order) {
        return Shop.order(server.uri(), Shop.PRODUCT, "quantity=2&reference=" + order);
    }

    private String token(String data) {
        try {
            return Files.readString(directory.resolve(data).resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String paste(String line) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", line + " -sS").redirectErrorStream(true).start();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitRefusal(URI server) throws IOException {
        while (true) {
            try (Socket late = new Socket(server.getHost(), server.getPort())) {
                Thread.onSpinWait();
            } catch (ConnectException refused) {
                return;
            }
        }
    }
}
