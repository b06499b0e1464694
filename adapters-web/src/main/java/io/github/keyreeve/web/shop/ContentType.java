package io.github.keyreeve.web.shop;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.util.Optional;

/** The declared type of a request's body; absent where the sender declared none. */
public record ContentType(Optional<MediaType> type) {

    /** @throws UnreadableRequestException if the header is no media type */
    public static ContentType of(Optional<String> header) {
        try {
            return new ContentType(header.filter(text -> !text.isBlank()).map(MediaType::valueOf));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException("Content-Type", "must be a media type");
        }
    }

    boolean isForm() {
        return type.isEmpty() || isLike(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    boolean isMultipart() {
        return isLike(MediaType.MULTIPART_FORM_DATA_TYPE);
    }

    boolean isXml() {
        return isLike(MediaType.TEXT_XML_TYPE) || isLike(MediaType.APPLICATION_XML_TYPE);
    }

    Optional<String> boundary() {
        return parameter("boundary");
    }

    Optional<Charset> charset() {
        return parameter("charset").map(ShopCharset::named);
    }

    private Optional<String> parameter(String name) {
        return type.flatMap(media -> Optional.ofNullable(media.getParameters().get(name)));
    }

    private boolean isLike(MediaType other) {
        return type.map(media -> media.isCompatible(other) && !media.isWildcardType() && !media.isWildcardSubtype())
                .orElse(false);
    }
}
