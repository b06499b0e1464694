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
 * <p>Since values are not escaped, a value may hold tags of the buyer's, such as a company called "Müller &lt;GmbH&gt;",
 * and a buyer could write elements into a name. Therefore only the fields that Magento really sends count, and one whose
 * tag stands there twice, at whatever place, is refused.
 */
final class MagentoBody {

    private static final String START = "xmlRequest=";
    private static final String ENCODED_START = START + "%3C";
    private static final String OPENING = "<ecommerce>";
    private static final String CLOSING = "</ecommerce>";
    private static final Pattern TAG = Pattern.compile("<([A-Za-z_][A-Za-z0-9_]*+)>");
    private static final String QUANTITY = "is_quantity";

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

    /** Each element reaches up to its first closing tag; a tag that is never closed is text. */
    static Fields read(byte[] bytes, Shop shop, Charset charset) {
        String content = content(xml(bytes, charset));
        Set<String> known = knownNames(shop);
        Set<String> seen = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        int done = 0;
        for (Matcher tag = TAG.matcher(content); tag.find(); ) {
            String name = tag.group(1);
            if (known.contains(name.toLowerCase(Locale.ROOT))) {
                if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                    throw new UnreadableRequestException(name, "must stand only once");
                }
                int closing = content.indexOf("</" + name + ">", tag.end());
                if (tag.start() >= done && closing >= 0) {
                    fields.add(new Field(name, unescaped(content.substring(tag.end(), closing))));
                    done = closing;
                }
            }
        }
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
