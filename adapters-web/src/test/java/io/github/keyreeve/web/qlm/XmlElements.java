package io.github.keyreeve.web.qlm;

import io.github.keyreeve.web.server.RawAnswer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** An XML answer as an application reads it: the elements below the root by name, in their order. */
record XmlElements(List<Field> fields) {

    record Field(String name, String text) {}

    /** Fails unless the body is a well-formed document with QLM's root and plain elements below it. */
    static XmlElements of(RawAnswer answer) {
        if (!"text/xml;charset=utf-8".equals(answer.header("Content-Type"))) {
            throw new AssertionError("This is no XML answer: " + answer);
        }
        Element root = parse(answer.body()).getDocumentElement();
        if (!root.getNodeName().equals("QuickLicenseManager") || root.hasAttributes()) {
            throw new AssertionError("Another root: " + answer.body());
        }
        List<Field> fields = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element) || element.hasAttributes() || element.getElementsByTagName("*").getLength() > 0) {
                throw new AssertionError("Not a plain element: " + node);
            }
            fields.add(new Field(element.getTagName(), element.getTextContent()));
        }
        return new XmlElements(fields);
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::text).toList();
    }

    Optional<String> find(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new AssertionError("Twice: " + name);
        }
        return all.stream().findFirst();
    }

    /** The text of an element that must be there. */
    String get(String name) {
        return find(name).orElseThrow(() -> new AssertionError("There is no " + name + " in " + fields));
    }

    private static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError("This is no XML: " + text, e);
        }
    }
}
