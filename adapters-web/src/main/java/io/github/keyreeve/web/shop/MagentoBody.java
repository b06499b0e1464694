package io.github.keyreeve.web.shop;

import io.github.keyreeve.web.shop.Fields.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Magento's body: {@code xmlRequest=<ecommerce>…</ecommerce>} that is neither form-encoded nor escaped, so that no XML
 * or form parser can read it.
 *
 * <p>Since values are not escaped, a buyer could write elements into a name. Therefore only the fields that Magento
 * really sends count, and one that stands there twice is refused.
 */
final class MagentoBody {

    private static final String START = "xmlRequest=";
    private static final String ENCODED_START = START + "%3C";
    private static final String OPENING = "<ecommerce>";
    private static final String CLOSING = "</ecommerce>";
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_][A-Za-z0-9_]*+)>");
    /** A lone "<" may stand in a company's name. */
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");
    private static final String QUANTITY = "is_quantity";
    private static final NavigableSet<Integer> NONE = Collections.emptyNavigableSet();

    private MagentoBody() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length >= START.length()
                && new String(bytes, 0, START.length(), StandardCharsets.US_ASCII).equalsIgnoreCase(START);
    }

    /** Whether it is in Magento's own form, whose ampersands separate nothing. */
    static boolean isRaw(byte[] bytes) {
        return isOne(bytes) && !isEncoded(new String(
                bytes, 0, Math.min(bytes.length, ENCODED_START.length()), StandardCharsets.US_ASCII));
    }

    static Fields read(byte[] bytes, Shop shop, Charset charset) {
        Set<String> known = knownNames(shop);
        Set<String> seen = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        elements(content(xml(bytes, charset))).forEach(element ->
                collect(element.name(), element.value(), known, seen, fields));
        return new Fields(fields);
    }

    private static String content(String xml) {
        int opening = xml.indexOf(OPENING);
        int closing = xml.lastIndexOf(CLOSING);
        if (opening < 0 || closing < opening) {
            throw new UnreadableRequestException("xmlRequest", "must hold an <ecommerce> element");
        }
        return xml.substring(opening + OPENING.length(), closing);
    }

    private record Element(String name, String value) {}

    private record Tag(String name, int start, int end) {}

    /**
     * The elements that stand side by side, each up to the first closing tag of its name; a tag that is never closed is
     * text. Takes a time that grows with the text's length only, whatever stands in it.
     */
    private static List<Element> elements(String content) {
        List<Tag> openings = new ArrayList<>();
        Map<String, NavigableSet<Integer>> closings = new HashMap<>();
        Matcher tag = TAG.matcher(content);
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                openings.add(new Tag(tag.group(2), tag.start(), tag.end()));
            } else {
                closings.computeIfAbsent(tag.group(2), name -> new TreeSet<>()).add(tag.start());
            }
        }
        List<Element> elements = new ArrayList<>();
        int done = 0;
        for (Tag opening : openings) {
            Integer closing = opening.start() < done ? null
                    : closings.getOrDefault(opening.name(), NONE).ceiling(opening.end());
            if (closing != null) {
                elements.add(new Element(opening.name(), content.substring(opening.end(), closing)));
                done = closing;
            }
        }
        return elements;
    }

    private static void collect(String name, String value, Set<String> known, Set<String> seen, List<Field> fields) {
        if (!known.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!seen.add(name.toLowerCase(Locale.ROOT)) || MARKUP.matcher(value).find()) {
            throw new UnreadableRequestException(name, "must stand once and hold no element");
        }
        fields.add(new Field(name, unescaped(value)));
    }

    /** A client that does encode the form is understood as well. */
    private static String xml(byte[] bytes, Charset charset) {
        String text = FormText.text(bytes, charset, "The body");
        return isEncoded(text)
                ? FormText.read(bytes, charset, "body").value("xmlRequest").orElse("")
                : text.substring(START.length());
    }

    private static boolean isEncoded(String text) {
        return text.regionMatches(true, 0, ENCODED_START, 0, ENCODED_START.length());
    }

    private static Set<String> knownNames(Shop shop) {
        Set<String> names = new HashSet<>(Set.of(QUANTITY));
        List.of(shop.orderId(), shop.quantity(), shop.lineFields(), shop.subscription()).forEach(places ->
                places.forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        shop.customer().values().forEach(places -> places.forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        return names;
    }

    private static String unescaped(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
