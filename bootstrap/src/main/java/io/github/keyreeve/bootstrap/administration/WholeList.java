package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All parts of a list of the management API. */
final class WholeList {

    private WholeList() {}

    static List<JsonNode> of(AskedServer server, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path + "?limit=200";
        while (!next.isEmpty()) {
            JsonNode part = server.get(next);
            part.path("items").forEach(items::add);
            JsonNode cursor = part.path("nextCursor");
            next = cursor.isTextual() ? path + "?limit=200&cursor=" + cursor.asText() : "";
        }
        return items;
    }
}
