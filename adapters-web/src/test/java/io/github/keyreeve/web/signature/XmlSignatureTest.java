package io.github.keyreeve.web.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.keyreeve.web.signature.XmlDocument.Element;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

class XmlSignatureTest {

    private static final KeyPair KEY = pair(3072);
    private static final KeyPair OTHER_KEY = pair(3072);
    private static final List<Element> ELEMENTS = List.of(
            new Element("pckey", "A0000-00000-00000-00000-0001G"),
            new Element("computerName", "Büro-PC Größe ÄÖÜ"),
            new Element("userCompany", "東京 <株式会社> & \"O'Brien\" 🗝️👩‍💻"),
            new Element("userData", "line 1\r\nline 2\nline 3\rline 4\ttab ]]> &amp; <!-- x -->"),
            new Element("userFullName", " leading and trailing blanks "),
            new Element("userEmail", ""),
            new Element("affiliate", "\u0085\u2028\uFEFF\uFFFD\u00A0\uE000" + Character.toString(0x10FFFF)));
    private static final List<SignatureCheck> CHECKS = SignatureCheck.ALL;

    @ParameterizedTest
    @FieldSource("CHECKS")
    void isAcceptedWithTextsOfAllKinds(SignatureCheck check) {
        requireAvailable(check);

        assertThat(check.accepts(signed(ELEMENTS), key(KEY))).isTrue();
        assertThat(check.accepts(signed(List.of()), key(KEY))).isTrue();
        assertThat(check.accepts(signedBy(pair(2048)).bytes(), key(KEY))).isFalse();
    }

    @ParameterizedTest
    @FieldSource("CHECKS")
    void isAcceptedWithAByteOrderMark(SignatureCheck check) {
        requireAvailable(check);
        Document document = XmlDocument.of("QuickLicenseManager", ELEMENTS);
        new XmlSignature(XmlSignature.Hash.SHA_256).sign(document, KEY.getPrivate());

        byte[] marked = XmlDocument.toBytes(document, true);

        assertThat(marked).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(check.accepts(marked, key(KEY))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("CHECKS")
    void isAcceptedWithKeysOfOtherSizes(SignatureCheck check) {
        requireAvailable(check);
        for (int bits : new int[] {2048, 4096}) {
            Signed signed = signedBy(pair(bits));

            assertThat(check.accepts(signed.bytes(), key(signed.pair()))).as("%d bits", bits).isTrue();
        }
    }

    @Nested
    class IsRefused {

        private static final List<SignatureCheck> CHECKS = SignatureCheck.ALL;

        @ParameterizedTest
        @FieldSource("CHECKS")
        void underAnotherKey(SignatureCheck check) {
            requireAvailable(check);

            assertThat(check.accepts(signed(ELEMENTS), key(OTHER_KEY))).isFalse();
        }

        @ParameterizedTest
        @FieldSource("CHECKS")
        void withoutTheSignature(SignatureCheck check) {
            requireAvailable(check);
            String text = text(signed(ELEMENTS));

            assertRefused(check, text.replaceAll("<Signature .*</Signature>", ""));
        }

        @ParameterizedTest
        @FieldSource("CHECKS")
        void withAnotherDocumentsSignature(SignatureCheck check) {
            requireAvailable(check);
            String text = text(signed(ELEMENTS));
            String other = text(signed(List.of(new Element("status", "4"))));

            assertRefused(check, text.substring(0, text.indexOf("<Signature ")) + other.substring(other.indexOf("<Signature ")));
        }

        @ParameterizedTest
        @FieldSource("CHECKS")
        void withAChangeInAnyElement(SignatureCheck check) {
            requireAvailable(check);
            String text = text(signed(ELEMENTS));
            for (Element element : ELEMENTS) {
                assertRefused(check, text.replace("<" + element.name() + ">", "<" + element.name() + ">x"));
            }
        }

        @ParameterizedTest
        @FieldSource("CHECKS")
        void withAnElementMovedInOutOrAround(SignatureCheck check) {
            requireAvailable(check);
            String text = text(signed(ELEMENTS));

            assertRefused(check, text.replace("<userEmail>", "<status>4</status><userEmail>"));
            assertRefused(check, text.replace("</Signature></Quick", "</Signature><status>4</status></Quick"));
            assertRefused(check, text.replaceFirst("<computerName>.*</computerName>", ""));
            assertRefused(check, text.replaceFirst("(<pckey>.*</pckey>)(<computerName>.*</computerName>)", "$2$1"));
            assertRefused(check, text.replace("<QuickLicenseManager>", "<QuickLicenseManager status=\"4\">"));
            assertRefused(check, text.replace("<userEmail></userEmail>", "<userEmail> </userEmail>"));
            assertRefused(check, text.replace("><", ">\n<"));
        }

        @ParameterizedTest
        @FieldSource("CHECKS")
        void withAChangedSignature(SignatureCheck check) {
            requireAvailable(check);
            String text = text(signed(ELEMENTS));

            assertRefused(check, text.replaceFirst("<DigestValue>..", "<DigestValue>AA"));
            assertRefused(check, text.replaceFirst("<SignatureValue>..", "<SignatureValue>AA"));
            assertRefused(check, text.replaceFirst("xml-c14n-20010315", "xml-c14n11"));
        }

        @Test
        void withAnyChangedByte() {
            byte[] document = signed(ELEMENTS);
            int begin = text(document).indexOf("<QuickLicenseManager>");
            int end = new String(document, StandardCharsets.ISO_8859_1).indexOf("<Signature ");

            List<Integer> accepted = IntStream.range(begin, end).parallel().filter(place -> {
                byte[] changed = document.clone();
                changed[place] ^= 1;
                return new BySantuario(true).accepts(changed, key(KEY)) || new ByPlainJava().accepts(changed, key(KEY));
            }).boxed().toList();

            assertThat(accepted).isEmpty();
            assertThat(end - begin).isGreaterThan(400);
        }

        private void assertRefused(SignatureCheck check, String changed) {
            assertThat(changed).isNotEqualTo(text(signed(ELEMENTS)));
            assertThat(check.accepts(changed.getBytes(StandardCharsets.UTF_8), key(KEY))).as(changed).isFalse();
        }
    }

    @Test
    void standsLastBelowTheRootWithoutTheKey() throws Exception {
        Document read = read(signed(ELEMENTS));

        Node signature = read.getDocumentElement().getLastChild();
        assertThat(signature.getLocalName()).isEqualTo("Signature");
        assertThat(namesBelow(signature)).containsExactly("SignedInfo", "SignatureValue");
        assertThat(algorithms(read)).containsExactly(
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                "http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(text(signed(ELEMENTS))).contains("<Reference URI=\"\">").doesNotContain("&#xD;</SignatureValue", "&#13;");
    }

    @Test
    void leavesTheTextsAsTheyWere() throws Exception {
        Node root = read(signed(ELEMENTS)).getDocumentElement();

        List<Element> found = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != root.getLastChild(); child = child.getNextSibling()) {
            found.add(new Element(child.getLocalName(), child.getTextContent()));
        }
        assertThat(found).isEqualTo(ELEMENTS);
    }

    @Test
    void usesSha1WhereTheOperatorWantsIt() throws Exception {
        Document document = XmlDocument.of("QuickLicenseManager", ELEMENTS);
        new XmlSignature(XmlSignature.Hash.SHA_1).sign(document, KEY.getPrivate());
        byte[] bytes = XmlDocument.toBytes(document, false);

        assertThat(new BySantuario(false).accepts(bytes, key(KEY))).isTrue();
        assertThat(new BySantuario(false).accepts(text(bytes).replace("Büro", "Buro").getBytes(StandardCharsets.UTF_8), key(KEY))).isFalse();
        assertThat(algorithms(read(bytes))).contains(
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1");
    }

    @Test
    void canBeMadeByManyThreadsAtOnce() {
        XmlSignature signature = new XmlSignature(XmlSignature.Hash.SHA_256);
        String expected = text(signed(ELEMENTS));

        try (ForkJoinPool threads = new ForkJoinPool(8)) {
            List<String> made = threads.submit(() -> IntStream.range(0, 64).parallel().mapToObj(i -> {
                Document document = XmlDocument.of("QuickLicenseManager", ELEMENTS);
                signature.sign(document, KEY.getPrivate());
                return text(XmlDocument.toBytes(document, false));
            }).toList()).join();

            assertThat(made).hasSize(64).containsOnly(expected);
        }
    }

    private record Signed(KeyPair pair, byte[] bytes) {}

    private static Signed signedBy(KeyPair pair) {
        Document document = XmlDocument.of("QuickLicenseManager", ELEMENTS);
        new XmlSignature(XmlSignature.Hash.SHA_256).sign(document, pair.getPrivate());
        return new Signed(pair, XmlDocument.toBytes(document, false));
    }

    private static byte[] signed(List<Element> elements) {
        Document document = XmlDocument.of("QuickLicenseManager", elements);
        new XmlSignature(XmlSignature.Hash.SHA_256).sign(document, KEY.getPrivate());
        return XmlDocument.toBytes(document, false);
    }

    private static void requireAvailable(SignatureCheck check) {
        assumeTrue(check.lacking().isEmpty(), () -> check.lacking().orElseThrow());
    }

    private static Document read(byte[] bytes) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<String> algorithms(Document document) {
        return below(document.getDocumentElement())
                .filter(node -> node.getAttributes().getNamedItem("Algorithm") != null)
                .map(node -> node.getAttributes().getNamedItem("Algorithm").getTextContent())
                .toList();
    }

    private static Stream<Node> below(Node node) {
        return IntStream.range(0, node.getChildNodes().getLength())
                .mapToObj(index -> node.getChildNodes().item(index))
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
                .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    private static List<String> namesBelow(Node node) {
        return IntStream.range(0, node.getChildNodes().getLength())
                .mapToObj(index -> node.getChildNodes().item(index).getLocalName()).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static RSAPublicKey key(KeyPair pair) {
        return (RSAPublicKey) pair.getPublic();
    }

    private static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
