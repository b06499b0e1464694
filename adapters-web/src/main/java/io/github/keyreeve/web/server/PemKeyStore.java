package io.github.keyreeve.web.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate and its key from PEM files. Every complaint names the file that is wrong. */
final class PemKeyStore {

    /** The key store only lives in memory, so that its password protects nothing. */
    static final String PASSWORD = "in-memory";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemKeyStore() {}

    static KeyStore load(TlsFiles files) {
        Certificate[] chain = chain(files.certificateChain());
        PublicKey publicKey = chain[0].getPublicKey();
        PrivateKey privateKey = privateKey(files.privateKey(), publicKey.getAlgorithm());
        requirePair(privateKey, publicKey, files);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", privateKey, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate[] chain(Path file) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(file, "certificate")));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("The TLS certificate file %s holds no certificate".formatted(file));
            }
            return certificates.toArray(Certificate[]::new);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "The TLS certificate file %s holds no PEM certificates".formatted(file), e);
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm) {
        String pem = new String(read(file, "key"), StandardCharsets.ISO_8859_1);
        Matcher matcher = PRIVATE_KEY.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException(("The TLS key file %s holds no unencrypted PKCS#8 key "
                    + "(-----BEGIN PRIVATE KEY-----); 'openssl pkcs8 -topk8 -nodes' makes one").formatted(file));
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The TLS key file %s holds no %s key as its certificate needs".formatted(file, algorithm), e);
        }
    }

    private static byte[] read(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("The TLS %s file %s cannot be read".formatted(what, file), e);
        }
    }

    private static void requirePair(PrivateKey privateKey, PublicKey publicKey, TlsFiles files) {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case String other -> other;
        };
        byte[] probe = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The TLS key file %s cannot be used".formatted(files.privateKey()), e);
        }
        throw new IllegalArgumentException("The TLS key file %s does not belong to the certificate in %s"
                .formatted(files.privateKey(), files.certificateChain()));
    }
}
