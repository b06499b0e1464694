package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a shop pushed it, found genuine.
 *
 * @param body the raw bytes
 * @param headers by lower-case name
 * @param arguments the seller's arguments in the URL, without credentials
 */
public record ShopMessage(byte[] body, Map<String, List<String>> headers, Arguments arguments) {

    /** The header's first value that says something. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
    }

    /** As sent, empty where nothing was said. */
    public String contentType() {
        return header("content-type").orElse("");
    }
}
