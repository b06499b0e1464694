package io.github.keyreeve.web.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.Constants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Apache Santuario; its secure validation knows no SHA-1. */
record BySantuario(boolean secureValidation) implements SignatureCheck {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.xml.security");

    static {
        CHATTER.setLevel(Level.OFF);
        Init.init();
    }

    @Override
    public boolean accepts(byte[] bytes, RSAPublicKey key) {
        try {
            Document document = parser().parse(new ByteArrayInputStream(bytes));
            NodeList signatures = document.getElementsByTagNameNS(Constants.SignatureSpecNS, "Signature");
            return signatures.getLength() == 1
                    && signatures.item(0).getParentNode() == document.getDocumentElement()
                    && isValid((Element) signatures.item(0), key);
        } catch (SAXException | IOException e) {
            return false;
        }
    }

    private boolean isValid(Element element, RSAPublicKey key) {
        try {
            XMLSignature signature = new XMLSignature(element, "", secureValidation);
            return signature.getSignedInfo().getLength() == 1
                    && signature.getSignedInfo().item(0).getURI().isEmpty()
                    && signature.checkSignatureValue(key);
        } catch (XMLSecurityException e) {
            return false;
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "Santuario";
    }
}
