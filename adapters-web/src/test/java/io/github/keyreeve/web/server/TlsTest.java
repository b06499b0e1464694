package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void servesOverTls(String algorithm) throws Exception {
        KeyStore store = newKeyStore("server", algorithm);
        TlsFiles files = pemFiles(store, "server");

        try (WebServer server = TestServer.start(settings -> settings.withTls(files));
                RawClient client = new RawClient(server.uri(), tlsSocket(store, server))) {
            client.send("GET /x/query?a=b c HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.read().body()).isEqualTo("a=b+c");
            assertThat(server.uri().getScheme()).isEqualTo("https");
        }
    }

    @Test
    void namesTheFileThatIsWrong() throws Exception {
        TlsFiles files = pemFiles(newKeyStore("server", "EC"), "server");
        TlsFiles others = pemFiles(newKeyStore("other", "EC"), "other");
        Path text = Files.writeString(directory.resolve("text.pem"), "nonsense");
        Path oldKey = Files.writeString(directory.resolve("old.pem"),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        Path brokenKey = Files.writeString(directory.resolve("broken.pem"),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertComplaint(directory.resolve("missing.pem"), files.privateKey(), "certificate", "missing.pem");
        assertComplaint(files.certificateChain(), directory.resolve("missing.pem"), "key", "missing.pem");
        assertComplaint(text, files.privateKey(), "certificate", "text.pem");
        assertComplaint(files.certificateChain(), text, "key", "text.pem");
        assertComplaint(files.certificateChain(), oldKey, "key", "old.pem", "openssl pkcs8");
        assertComplaint(files.certificateChain(), brokenKey, "key", "broken.pem");
        assertComplaint(files.certificateChain(), others.privateKey(), "key", "does not belong", "other-key.pem");
    }

    private static void assertComplaint(Path certificate, Path key, String... words) {
        assertThatThrownBy(() -> TestServer.start(settings -> settings.withTls(new TlsFiles(certificate, key))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private KeyStore newKeyStore(String name, String algorithm) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", algorithm, "-dname", "CN=localhost", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private TlsFiles pemFiles(KeyStore store, String name) throws Exception {
        return new TlsFiles(
                pem(name + "-certificate.pem", "CERTIFICATE", store.getCertificate(name).getEncoded()),
                pem(name + "-key.pem", "PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    }

    private Path pem(String file, String type, byte[] content) throws Exception {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(directory.resolve(file),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, encoded));
    }

    private static Socket tlsSocket(KeyStore trusted, WebServer server) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", trusted.getCertificate("server"));
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers.getTrustManagers(), null);
        return context.getSocketFactory().createSocket(server.uri().getHost(), server.uri().getPort());
    }
}
