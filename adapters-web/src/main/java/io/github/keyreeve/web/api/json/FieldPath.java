package io.github.keyreeve.web.api.json;

import com.fasterxml.jackson.core.JsonPointer;

/** Names a place in a document as people write it: {@code versions[0].major}. */
final class FieldPath {

    private FieldPath() {}

    static String member(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String element(String parent, int index) {
        return parent + "[" + index + "]";
    }

    static String of(JsonPointer pointer) {
        String path = "";
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            path = rest.mayMatchElement()
                    ? element(path, rest.getMatchingIndex())
                    : member(path, rest.getMatchingProperty());
        }
        return path;
    }
}
