package io.github.keyreeve.web.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An event that came as XML, turned into the JSON that the shop would have sent: dashes in names become underscores,
 * {@code type} says what an element holds, {@code nil="true"} is null (source: what every shop sends, 4). No document
 * type and no entity of one is ever read.
 */
final class EventXml {

    private static final int MAX_DEPTH = 50;
    private static final Pattern LONG = Pattern.compile("-?[0-9]{1,18}");
    private static final XMLInputFactory XML = secureFactory();

    private EventXml() {}

    /** @throws UnreadableRequestException if it is no XML document with elements in its root, or has a document type */
    static EventJson of(byte[] body) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            reader.nextTag();
            EventJson read = new EventJson(element(reader, 1));
            if (read.isObject()) {
                return read;
            }
        } catch (XMLStreamException e) {
            // Said below, without the parser's words: they quote the body.
        }
        throw new UnreadableRequestException("The body", "must be well-formed XML without a document type");
    }

    private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("too deep");
        }
        String type = attribute(reader, "type");
        boolean nil = attribute(reader, "nil").equals("true");
        StringBuilder text = new StringBuilder();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName().replace('-', '_');
                    JsonNode inner = element(reader, depth + 1);
                    items.add(inner);
                    properties.putIfAbsent(name, inner);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> { }
                default -> throw new XMLStreamException("not expected");
            }
        }
        if (nil) {
            return NullNode.instance;
        }
        if (type.equals("array")) {
            return items;
        }
        return properties.isEmpty() ? value(type, text.toString()) : properties;
    }

    private static JsonNode value(String type, String text) {
        return switch (type) {
            case "boolean" -> BooleanNode.valueOf(text.strip().equals("true"));
            case "integer" -> LONG.matcher(text.strip()).matches()
                    ? LongNode.valueOf(Long.parseLong(text.strip()))
                    : TextNode.valueOf(text);
            default -> TextNode.valueOf(text);
        };
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
