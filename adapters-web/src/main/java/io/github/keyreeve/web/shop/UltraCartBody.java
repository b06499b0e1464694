package io.github.keyreeve.web.shop;

import io.github.keyreeve.web.shop.Fields.Field;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * UltraCart's {@code <activationCodeRequest>}: each child element is a field. The names behind {@code city} are not
 * documented, so those are taken that the shop's row names. No DTD, no external entity is ever read.
 */
final class UltraCartBody {

    private static final String ROOT = "activationCodeRequest";
    private static final XMLInputFactory XML = secureFactory();

    private UltraCartBody() {}

    static Fields read(byte[] bytes) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            reader.nextTag();
            if (!reader.getLocalName().equals(ROOT)) {
                throw new UnreadableRequestException("The body", "must be an <" + ROOT + ">");
            }
            List<Field> fields = new ArrayList<>();
            while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                String value = reader.getElementText();
                if (!name.toLowerCase(Locale.ROOT).startsWith("is_")) {
                    fields.add(new Field(name, value));
                }
            }
            return new Fields(fields);
        } catch (XMLStreamException e) {
            throw new UnreadableRequestException("The body", "must be well-formed XML without a document type");
        }
    }

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
