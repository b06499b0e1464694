package io.github.keyreeve.bootstrap.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key as a PEM file of the form PKCS#8, without a password, as {@code openssl genpkey} writes it. */
final class PrivateKeyPem {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final String PKCS1 = "-----BEGIN RSA PRIVATE KEY-----";
    private static final List<String> ENCRYPTED = List.of("-----BEGIN ENCRYPTED PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED");
    private static final List<String> KINDS = List.of("RSA", "Ed25519", "EC", "Ed448", "RSASSA-PSS", "DSA");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PrivateKeyPem() {}

    static byte[] write(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(LINES.encodeToString(key.getEncoded()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The key of a file, together with its public part.
     *
     * @throws DamagedSecretException if the file holds something else, with what to do; nothing of the file is quoted
     */
    static KeyPair read(byte[] content, Path file, KeyKind kind) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (ENCRYPTED.stream().anyMatch(text::contains)) {
            throw damaged("%s is protected by a password; take it off with: openssl pkcs8 -in %s -out NEW-FILE", file, file);
        }
        if (text.contains(PKCS1)) {
            throw damaged("%s is of the form PKCS#1; bring it to PKCS#8 with: openssl pkcs8 -topk8 -nocrypt -in %s -out NEW-FILE",
                    file, file);
        }
        Matcher block = KEY.matcher(text);
        if (!block.find()) {
            throw damaged("%s does not hold a private key (PKCS#8, -----BEGIN PRIVATE KEY-----); restore it from a backup.", file);
        }
        byte[] encoded = decode(block.group(1), file);
        PrivateKey key = parse(encoded, kind.algorithm()).orElseThrow(() -> misplaced(encoded, file, kind));
        return PublicPart.of(key).orElseThrow(() -> damaged(
                "%s holds a key whose parts do not fit each other; restore it from a backup.", file));
    }

    private static byte[] decode(String base64, Path file) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw damaged("%s is cut off or garbled; restore it from a backup.", file);
        }
    }

    private static Optional<PrivateKey> parse(byte[] encoded, String algorithm) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static DamagedSecretException misplaced(byte[] encoded, Path file, KeyKind kind) {
        return KINDS.stream()
                .filter(other -> parse(encoded, other).isPresent())
                .findFirst()
                .map(other -> damaged("%s holds a key of the kind %s where one of the kind %s belongs.", file, other, kind.algorithm()))
                .orElseGet(() -> damaged("%s is cut off or garbled; restore it from a backup.", file));
    }

    private static DamagedSecretException damaged(String sentence, Object... arguments) {
        return new DamagedSecretException(sentence.formatted(arguments));
    }
}
