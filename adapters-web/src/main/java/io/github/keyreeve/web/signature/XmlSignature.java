package io.github.keyreeve.web.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Signs XML documents as QLM's applications check them: an enveloped W3C signature by RSA over the whole document, as the
 * last child of its root and without KeyInfo, since the applications have the public key inside them.
 */
public final class XmlSignature {

    /** What the document and the signature are hashed with. */
    public enum Hash {
        /** The usual one. */
        SHA_256(DigestMethod.SHA256, SignatureMethod.RSA_SHA256),
        /** Broken for years; only for applications that know nothing better and cannot be replaced. */
        SHA_1(DigestMethod.SHA1, SignatureMethod.RSA_SHA1);

        private final String digest;
        private final String signature;

        Hash(String digest, String signature) {
            this.digest = digest;
            this.signature = signature;
        }
    }

    private final Hash hash;

    public XmlSignature(Hash hash) {
        this.hash = hash;
    }

    /**
     * Adds the signature. From then on any change to the document breaks it; {@link XmlDocument#toBytes} makes none.
     *
     * @param document with a root element and no signature yet
     * @param key RSA
     */
    public void sign(Document document, PrivateKey key) {
        Node root = document.getDocumentElement();
        try {
            // Neither the factory nor what it makes may be used by several threads.
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            factory.newXMLSignature(signedInfo(factory), null).sign(new DOMSignContext(key, root));
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("The answer cannot be signed.", e);
        }
        putOnOneLine(root.getLastChild());
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
        Reference wholeDocument = factory.newReference(
                "", factory.newDigestMethod(hash.digest, null), List.of(enveloped), null, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(hash.signature, null),
                List.of(wholeDocument));
    }

    /** The JDK breaks the value by carriage returns, which would be sent as {@code &#xD;}. Nothing signs the value itself. */
    private static void putOnOneLine(Node signature) {
        for (Node child = signature.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getLocalName().equals("SignatureValue")) {
                child.setTextContent(child.getTextContent().replaceAll("\\s", ""));
            }
        }
    }
}
