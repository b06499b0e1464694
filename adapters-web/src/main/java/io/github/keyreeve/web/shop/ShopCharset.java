package io.github.keyreeve.web.shop;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Which charset a shop's text is in: a field of the order says it, or the content type, or the shop's habit. */
public record ShopCharset(Shop shop) {

    Charset ofQuery(Fields glance) {
        return namedByField(glance).orElse(shop.charset());
    }

    Charset ofBody(Fields glance, ContentType contentType) {
        return namedByField(glance).or(contentType::charset).orElse(shop.charset());
    }

    private Optional<Charset> namedByField(Fields glance) {
        return shop.charsetField().flatMap(glance::value).map(ShopCharset::named);
    }

    /** @throws UnreadableRequestException if this platform knows no such charset */
    public static Charset named(String name) {
        try {
            return name.equalsIgnoreCase("UTF8") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableRequestException("The charset", "must be one that this server knows, such as UTF-8");
        }
    }
}
