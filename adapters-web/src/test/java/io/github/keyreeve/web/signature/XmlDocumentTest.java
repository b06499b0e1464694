package io.github.keyreeve.web.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.signature.XmlDocument.Element;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;

class XmlDocumentTest {

    private static final KeyPair KEY = pair();

    @Example
    void isSentAsUtf8WithADeclarationAndWithoutAMark() {
        byte[] bytes = XmlDocument.toBytes(document("a & <b> \"c\" 'd' 東京 😀\r\n"), false);

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <QuickLicenseManager><result>a &amp; &lt;b&gt; "c" 'd' 東京 😀&#xD;
                </result></QuickLicenseManager>""");
    }

    @Example
    void replacesWhatXmlCannotHold() throws Exception {
        assertThat(sent("\0a\u0001\u0008\u000B\u000C\u001Fb\uFFFE\uFFFFc\uD800d\uDC00e"))
                .isEqualTo("\uFFFDa\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD\uFFFDc\uFFFDd\uFFFDe");
        assertThat(sent("\u007F\u0085\t\n\r \uE000\uFFFD\uD83D\uDE00")).isEqualTo("\u007F\u0085\t\n\r \uE000\uFFFD\uD83D\uDE00");
    }

    @Property(tries = 300)
    void bringsAnyTextThroughSignedAndUnsigned(@ForAll("texts") String text) throws Exception {
        Document document = document(text);

        assertThat(sent(text)).isEqualTo(XmlText.of(text));
        new XmlSignature(XmlSignature.Hash.SHA_256).sign(document, KEY.getPrivate());
        byte[] signed = XmlDocument.toBytes(document, false);
        assertThat(new BySantuario(true).accepts(signed, (RSAPublicKey) KEY.getPublic())).isTrue();
        assertThat(new ByPlainJava().accepts(signed, (RSAPublicKey) KEY.getPublic())).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings().withChars("<>&\"'\r\n\t ]-!").ofMaxLength(20),
                Arbitraries.integers().between(0, 0x10FFFF).map(Character::toString).list().ofMaxSize(20)
                        .map(characters -> String.join("", characters)));
    }

    private static String sent(String text) throws Exception {
        byte[] bytes = XmlDocument.toBytes(document(text), false);
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes))
                .getDocumentElement().getTextContent();
    }

    private static Document document(String text) {
        return XmlDocument.of("QuickLicenseManager", List.of(new Element("result", text)));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
