package io.github.keyreeve.web.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import javax.xml.XMLConstants;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** An XML document of plain elements below one root: no attributes, no white space of its own. */
public final class XmlDocument {

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII);

    private XmlDocument() {}

    /**
     * An element below the root.
     *
     * @param name a name of XML
     * @param text any text; what XML 1.0 cannot hold becomes U+FFFD
     */
    public record Element(String name, String text) {}

    /** @param elements in the order in which they will stand */
    public static Document of(String root, SequencedCollection<Element> elements) {
        Document document = empty();
        Node parent = document.appendChild(document.createElementNS(null, root));
        elements.forEach(element -> parent
                .appendChild(document.createElementNS(null, element.name()))
                .setTextContent(XmlText.of(element.text())));
        return document;
    }

    /**
     * The document as bytes of UTF-8, signed or not: the XML declaration and then the canonical form (C14N 1.0), which is
     * what signatures are made of. Whoever reads it finds every character as it was, line ends included. U+0085 and U+2028
     * are written as references, which mean the same: some readers (xmldom) take the characters for line ends.
     *
     * @param byteOrderMark whether the bytes begin with EF BB BF
     */
    public static byte[] toBytes(Document document, boolean byteOrderMark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (byteOrderMark) {
            bytes.writeBytes(BYTE_ORDER_MARK);
        }
        bytes.writeBytes(DECLARATION);
        String text = new String(canonical(document), StandardCharsets.UTF_8);
        bytes.writeBytes(text.replace("\u0085", "&#x85;").replace("\u2028", "&#x2028;").getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] canonical(Document document) {
        List<Node> nodes = new ArrayList<>();
        collect(document, nodes);
        NodeSetData<Node> all = nodes::iterator;
        try {
            TransformService canonicalization = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
            canonicalization.init(null);
            return ((OctetStreamData) canonicalization.transform(all, null)).getOctetStream().readAllBytes();
        } catch (GeneralSecurityException | TransformException | IOException e) {
            throw new IllegalStateException("Every Java platform has canonical XML.", e);
        }
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            nodes.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, nodes);
        }
    }

    private static Document empty() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform makes XML documents.", e);
        }
    }
}
