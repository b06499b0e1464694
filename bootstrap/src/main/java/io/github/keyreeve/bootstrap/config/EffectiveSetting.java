package io.github.keyreeve.bootstrap.config;

/**
 * A setting in effect, as it may be shown to anybody.
 *
 * @param text   the value with every secret in it hidden; empty if there is none
 * @param origin where it comes from, in words
 */
public record EffectiveSetting(String name, String text, String origin) {

    @Override
    public String toString() {
        return "%s = %s (%s)".formatted(name, text, origin);
    }
}
