package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WordPress's {@code wp_specialchars_decode} with both kinds of quotes, which WooCommerce applies to a webhook's secret
 * before it signs: five characters, in the very spellings that WordPress knows, decoded once.
 */
final class WordPressText {

    // As there, no hexadecimal spelling of < and >, and no &apos;.
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(?<name>amp|lt|gt|quot)|#0*(?<code>34|38|39|60|62)|#[xX]0*(?<hex>22|26|27));");

    private WordPressText() {}

    /** No entity stands for nothing, so what is decoded is a secret again. */
    static Secret decoded(Secret secret) {
        return new Secret(ENTITY.matcher(secret.text())
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity))));
    }

    private static String character(MatchResult entity) {
        if (entity.group("code") != null) {
            return Character.toString(Integer.parseInt(entity.group("code")));
        }
        if (entity.group("hex") != null) {
            return Character.toString(Integer.parseInt(entity.group("hex"), 16));
        }
        return switch (entity.group("name")) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "&";
        };
    }
}
