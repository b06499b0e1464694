package io.github.keyreeve.domain.order;

/**
 * The shop, or other caller, that an order came from: {@code fastspring}, {@code woocommerce}, …
 *
 * @param text 1 to 64 lower-case letters, digits, dashes and underscores
 */
public record ProviderName(String text) {

    public ProviderName {
        if (!text.matches("[a-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A provider's name must have 1 to 64 lower-case letters, digits, dashes or underscores.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
