package io.github.keyreeve.web.shop;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.web.shop.Shop.AnswerForm;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keys as a shop wants them. Shops store the body as it is, so it holds nothing but keys, no line end at its end.
 *
 * @param mediaType with the charset
 */
public record KeyAnswer(String mediaType, String body) {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String XML = "text/xml; charset=utf-8";

    public static KeyAnswer of(AnswerForm form, List<ActivationKey> keys) {
        return switch (form) {
            case LINES -> new KeyAnswer(TEXT, lines(keys));
            case CODE_LIST -> new KeyAnswer(XML, keys.stream()
                    .map(key -> "<Code>" + key.grouped() + "</Code>")
                    .collect(Collectors.joining("", "<?xml version=\"1.0\"?><Data>", "</Data>")));
            case SOFTSHOP -> new KeyAnswer(TEXT, "<softshop>" + lines(keys) + "</softshop>");
        };
    }

    private static String lines(List<ActivationKey> keys) {
        return keys.stream().map(ActivationKey::grouped).collect(Collectors.joining("\n"));
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "KeyAnswer[…]";
    }
}
