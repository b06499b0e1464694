package io.github.keyreeve.bootstrap.config;

/**
 * Something wrong with the configuration.
 *
 * @param setting the setting as it was written: {@code --port}, {@code KEYREEVE_PORT} or {@code port}
 * @param origin  where it was written, in words
 * @param message what is wrong and what is allowed
 */
public record Problem(String setting, String origin, String message) {

    @Override
    public String toString() {
        return "%s (%s): %s".formatted(setting, origin, message);
    }
}
