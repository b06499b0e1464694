package io.github.keyreeve.web.shop;

import java.nio.charset.Charset;

/** A request's body, raw until its shop is known: signatures are over the bytes as they came. */
public record Body(byte[] bytes, ContentType contentType) {

    private static final String FORM = "a form (application/x-www-form-urlencoded or multipart/form-data)";

    /** What a first look finds, to tell the shop and the charset by. */
    Fields glance() {
        if (bytes.length == 0 || contentType.isXml() || MagentoBody.isRaw(bytes)) {
            return Fields.NONE;
        }
        return contentType.isMultipart() ? MultipartForm.glance(this) : FormText.glance(bytes);
    }

    /**
     * @throws WrongContentTypeException if the shop sends no such bodies
     * @throws UnreadableRequestException if it is broken
     */
    Fields read(Shop shop, Charset charset) {
        return switch (shop.body()) {
            case FORM -> readForm(charset);
            case MAGENTO -> MagentoBody.isOne(bytes) ? MagentoBody.read(bytes, shop, charset) : readForm(charset);
            case ULTRACART -> contentType.isXml() ? UltraCartBody.read(bytes) : readForm(charset);
        };
    }

    /** @throws WrongContentTypeException if it is no form */
    Fields readForm(Charset charset) {
        if (bytes.length == 0) {
            return Fields.NONE;
        }
        if (contentType.isMultipart()) {
            return MultipartForm.read(this, charset);
        }
        if (!contentType.isForm()) {
            throw new WrongContentTypeException(FORM);
        }
        return FormText.read(bytes, charset, "body");
    }
}
