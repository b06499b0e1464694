package io.github.keyreeve.web.api.dto;

/** The API says null where the domain has empty text for what nobody told. */
final class Texts {

    private Texts() {}

    static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
