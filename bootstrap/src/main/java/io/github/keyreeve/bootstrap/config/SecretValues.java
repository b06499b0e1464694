package io.github.keyreeve.bootstrap.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Settings that hold a secret or name the file that holds it. */
final class SecretValues {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{20,512}");

    private SecretValues() {
    }

    static Accepted<Secret> password() {
        return new Accepted<>("a text that is not empty", Secret::new);
    }

    static Accepted<Secret> token() {
        return new Accepted<>("20 to 512 letters, digits or . _ ~ + / = -", text -> {
            if (!TOKEN.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return new Secret(text);
        });
    }

    /** A file that holds the secret and perhaps a line end; only the file's name is ever shown. */
    static Accepted<Secret> inFile(Accepted<Secret> content) {
        return new Accepted<>("a readable file with " + content.range(), text -> {
            Path file = Accepted.readableFile().parser().apply(text);
            try {
                return content.parser().apply(withoutLineEnd(Files.readString(file)));
            } catch (MalformedInputException e) {
                throw new Accepted.Hint("the file is not UTF-8 text");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException e) {
                throw new Accepted.Hint("what the file holds is something else");
            }
        });
    }

    private static String withoutLineEnd(String text) {
        return text.replaceFirst("\\r?\\n\\z", "");
    }
}
