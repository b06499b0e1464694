package io.github.keyreeve.application.port.out;

/**
 * Tells an installation's secrets from others without telling anything of them.
 *
 * @param masterKey of the key that encrypts stored secrets; 1 to 64 characters
 * @param signingKey of the signing key {@code default}; 1 to 64 characters
 */
public record SecretsFingerprints(String masterKey, String signingKey) {}
