package io.github.keyreeve.client;

/** A text is not the JSON that it should be. The message says where and why, and shows nothing of the text. */
final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
        super(message);
    }
}
