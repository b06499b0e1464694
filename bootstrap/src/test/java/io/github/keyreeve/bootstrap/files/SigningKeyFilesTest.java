package io.github.keyreeve.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.SigningKeys;
import io.github.keyreeve.application.port.out.SigningKeysContract;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFilesTest {

    private static final SigningKeyName NAME = new SigningKeyName("acme-2026");
    /** RFC 8410, section 10.3. */
    private static final String ED25519_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;
    private static final String ED25519_X = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";

    @TempDir
    private Path directory;

    @Nested
    class AsAPort extends SigningKeysContract {
        @Override
        protected SigningKeys keys() {
            SigningKeys keys = open();
            keys.create(SigningKeyName.DEFAULT);
            return keys;
        }
    }

    @Test
    void keepsKeysInFilesForTheOwnerAlone() throws IOException {
        SigningKey made = open().create(NAME).orElseThrow();

        assertThat(files()).containsExactlyInAnyOrder("acme-2026.rsa.pem", "acme-2026.ed25519.pem");
        assertThat(permissions(directory.resolve("secrets/signing"))).isEqualTo("rwx------");
        assertThat(permissions(file("acme-2026.rsa.pem"))).isEqualTo("rw-------");
        assertThat(permissions(file("acme-2026.ed25519.pem"))).isEqualTo("rw-------");
        assertThat(made.rsaJwk().n()).hasSize(512);
        assertThat(open().find(NAME).orElseThrow()).hasToString(made.toString());
    }

    @Test
    void writesFilesThatOpenSslReads() throws Exception {
        SigningKey made = open().create(NAME).orElseThrow();

        assertThat(openSslPublicKey("acme-2026.rsa.pem")).isEqualTo(made.rsa().getPublic().getEncoded());
        assertThat(openSslPublicKey("acme-2026.ed25519.pem")).isEqualTo(made.ed25519().getPublic().getEncoded());
    }

    @Test
    void makesNoKeyBeforeItIsAskedTo() throws IOException {
        SigningKeyFiles keys = open();

        assertThat(keys.all()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void takesKeysThatWereCopiedThere() throws IOException {
        SigningKeyFiles running = open();
        KeyPair rsa = pair("RSA", 2048);
        put("acme-2026.rsa.pem", pem(rsa));
        put("acme-2026.ed25519.pem", "a comment\r\n" + ED25519_PEM.replace("\n", "\r\n"));

        SigningKey key = running.find(NAME).orElseThrow();

        assertThat(key.rsa().getPublic()).isEqualTo(rsa.getPublic());
        assertThat(key.ed25519Jwk().x()).isEqualTo(ED25519_X);
        assertThat(open().all()).hasToString(List.of(key).toString());
    }

    @Test
    void completesAKeyOfWhichOneFileWasCopiedThere() throws IOException {
        KeyPair rsa = pair("RSA", 2048);
        put("acme-2026.rsa.pem", pem(rsa));
        put("other.ed25519.pem", ED25519_PEM);
        SigningKeyFiles keys = open();
        assertThat(keys.find(NAME)).isEmpty();
        assertThat(keys.all()).isEmpty();

        assertThat(keys.create(NAME).orElseThrow().rsa().getPublic()).isEqualTo(rsa.getPublic());
        assertThat(keys.create(new SigningKeyName("other")).orElseThrow().ed25519Jwk().x()).isEqualTo(ED25519_X);

        assertThat(Files.readString(file("acme-2026.rsa.pem"))).isEqualTo(pem(rsa));
        assertThat(keys.create(NAME)).isEmpty();
    }

    @Test
    void goesOnPublishingAKeyThatWasReadAlthoughItsFilesAreGone() throws IOException {
        SigningKeyFiles keys = open();
        SigningKey made = keys.create(NAME).orElseThrow();

        Files.delete(file("acme-2026.rsa.pem"));

        assertThat(keys.all()).containsExactly(made);
    }

    @Test
    void overlooksFilesThatAreNoKeys() throws IOException {
        put("README", "x");
        put("acme-2026.rsa.pem.bak", "x");
        put("Acme.rsa.pem", "x");

        assertThat(open().all()).isEmpty();
    }

    @Test
    void refusesAFileOrDirectoryThatOthersMayRead() throws IOException {
        open().create(NAME);
        Files.setPosixFilePermissions(file("acme-2026.ed25519.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::open).isInstanceOf(ExposedSecretException.class)
                .hasMessageEndingWith("chmod 600 " + file("acme-2026.ed25519.pem"));

        Files.setPosixFilePermissions(directory.resolve("secrets/signing"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(this::open).isInstanceOf(ExposedSecretException.class)
                .hasMessageEndingWith("chmod 700 " + directory.resolve("secrets/signing"));
    }

    @Test
    void saysHowToMendAFileOfAnotherForm() throws Exception {
        put("acme-2026.ed25519.pem", ED25519_PEM);
        String rsa = pem(pair("RSA", 2048));

        assertRefused(openSsl(rsa, "rsa", "-traditional"), "is of the form PKCS#1", "openssl pkcs8 -topk8 -nocrypt -in ");
        assertRefused(openSsl(rsa, "pkcs8", "-topk8", "-passout", "pass:x"), "is protected by a password", "openssl pkcs8 -in ");
        assertRefused(openSsl(rsa, "rsa", "-pubout"), "does not hold a private key", "restore it from a backup");
        assertRefused("", "does not hold a private key");
        assertRefused(rsa.replaceFirst("-----BEGIN PRIVATE KEY-----\n.{64}\n", "-----BEGIN PRIVATE KEY-----\n"), "garbled");
        assertRefused(ED25519_PEM, "holds a key of the kind Ed25519 where one of the kind RSA belongs");
        assertRefused(pem(pair("EC", 256)), "holds a key of the kind EC where one of the kind RSA belongs");
        assertRefused(pem(pair("RSA", 1024)), "an RSA key of 2048 to 8192 bits");
        put("acme-2026.rsa.pem", rsa);
        put("acme-2026.ed25519.pem", pem(pair("Ed448", 448)));
        assertThatThrownBy(this::open).isInstanceOf(DamagedSecretException.class)
                .hasMessageContaining("holds a key of the kind Ed448 where one of the kind Ed25519 belongs");
    }

    @Test
    void refusesAnRsaKeyWhosePartsDoNotFitAndQuotesNothingOfIt() throws Exception {
        put("acme-2026.ed25519.pem", ED25519_PEM);
        byte[] encoded = pair("RSA", 2048).getPrivate().getEncoded();
        encoded[60] ^= 1;
        String pem = pem(encoded);

        assertRefused(pem, "do not fit each other");

        assertThatThrownBy(this::open).hasMessageNotContaining(pem.lines().skip(1).findFirst().orElseThrow());
    }

    private void assertRefused(String content, String... message) throws IOException {
        put("acme-2026.rsa.pem", content);
        assertThatThrownBy(this::open).isInstanceOf(DamagedSecretException.class)
                .hasMessageContainingAll(message).hasMessageContaining(file("acme-2026.rsa.pem").toString());
    }

    private SigningKeyFiles open() {
        return SecretsDirectory.open(directory.resolve("secrets"), new SecureRandom()).signingKeys();
    }

    private Path file(String name) {
        return directory.resolve("secrets/signing").resolve(name);
    }

    private void put(String name, String content) throws IOException {
        PrivateFile.createDirectories(directory.resolve("secrets/signing"));
        Files.writeString(file(name), content);
        Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("secrets/signing"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private byte[] openSslPublicKey(String name) throws Exception {
        Process openSsl = new ProcessBuilder("openssl", "pkey", "-in", file(name).toString(), "-pubout", "-outform", "DER")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return openSsl.getInputStream().readAllBytes();
    }

    private String openSsl(String pem, String... command) throws Exception {
        Path in = Files.writeString(directory.resolve("in.pem"), pem);
        List<String> line = Stream.concat(Stream.of("openssl"), Stream.concat(Stream.of(command), Stream.of("-in", in.toString()))).toList();
        Process openSsl = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(openSsl.getInputStream().readAllBytes());
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return pem(pair.getPrivate().getEncoded());
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
