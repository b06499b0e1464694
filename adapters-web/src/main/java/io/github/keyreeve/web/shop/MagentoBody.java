package io.github.keyreeve.web.shop;

import io.github.keyreeve.web.shop.Fields.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z_][A-Za-z0-9_]*)>([^<]*+(?:<(?!/\\1>)[^<]*+)*+)</\\1>");
    private static final Pattern CONTENT = Pattern.compile("<ecommerce>(.*)</ecommerce>", Pattern.DOTALL);
    /** A lone "<" may stand in a company's name. */
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");
    private static final String QUANTITY = "is_quantity";

    private MagentoBody() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length >= START.length()
                && new String(bytes, 0, START.length(), StandardCharsets.US_ASCII).equalsIgnoreCase(START);
    }

    static Fields read(byte[] bytes, Shop shop, Charset charset) {
        Matcher content = CONTENT.matcher(xml(bytes, charset));
        if (!content.find()) {
            throw new UnreadableRequestException("xmlRequest", "must hold an <ecommerce> element");
        }
        Set<String> known = knownNames(shop);
        Set<String> seen = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        Matcher element = ELEMENT.matcher(content.group(1));
        while (element.find()) {
            collect(element.group(1), element.group(2), known, seen, fields);
        }
        return new Fields(fields);
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
        return text.regionMatches(true, 0, ENCODED_START, 0, ENCODED_START.length())
                ? FormText.read(bytes, charset, "body").value("xmlRequest").orElse("")
                : text.substring(START.length());
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
