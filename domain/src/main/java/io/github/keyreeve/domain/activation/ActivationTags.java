package io.github.keyreeve.domain.activation;

/**
 * What the application told about itself when its computer was activated, without Keyreeve acting on it. Empty text
 * where nothing was told. It stays with the computer: whoever holds a key must not change what the vendor stored with
 * the licence.
 *
 * @param email at most 320 characters
 * @param affiliateId at most 255 characters
 * @param userData at most 4,000 characters
 * @param logData at most 4,000 characters
 */
public record ActivationTags(String email, String affiliateId, String userData, String logData) {

    public static final ActivationTags NONE = new ActivationTags("", "", "", "");
}
