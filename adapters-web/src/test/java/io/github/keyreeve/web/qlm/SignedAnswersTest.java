package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.web.server.RawClient;
import io.github.keyreeve.web.signature.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers to applications, signed by the key that the staff have chosen for the application's version. */
class SignedAnswersTest {

    private static final SigningKeyName OTHER = new SigningKeyName("version-2");
    private static final String VERSION_2 = "is_productid=1&is_majorversion=2&is_minorversion=0";

    static {
        QlmServer.SIGNING_KEYS.create(OTHER);
    }

    private final QlmServer server = QlmServer.start().open("api");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areUnsignedUnlessAskedFor() {
        String key = key(QlmServer.PRODUCT);

        assertThat(validate(QlmServer.PRODUCT, key, "")).doesNotContain("Signature");
        assertThat(validate(QlmServer.PRODUCT, key, "&is_sign=false")).doesNotContain("Signature");
    }

    @Test
    void areSignedByTheKeyOfTheVersion() {
        chooseForVersion2(Optional.of(OTHER));

        String first = validate(QlmServer.PRODUCT, key(QlmServer.PRODUCT), "&is_sign=true");
        String second = validate(VERSION_2, key(VERSION_2), "&is_sign=1");

        assertSignedBy(SigningKeyName.DEFAULT, first);
        assertSignedBy(OTHER, second);
        assertNotSignedBy(OTHER, first);
        assertNotSignedBy(SigningKeyName.DEFAULT, second);
    }

    @Test
    void ofAnotherProductOrComputerAreNotTheSameAnswer() {
        String answer = validate(QlmServer.PRODUCT, key(QlmServer.PRODUCT), "&is_sign=true");

        assertSignedBy(SigningKeyName.DEFAULT, answer);
        assertNotSignedBy(SigningKeyName.DEFAULT, answer.replace("<computerID>pc-1<", "<computerID>pc-2<"));
        assertNotSignedBy(SigningKeyName.DEFAULT, answer.replace("<productID>1<", "<productID>2<"));
        assertNotSignedBy(SigningKeyName.DEFAULT, answer.replace("This license is valid.", "This license is valid!"));
    }

    @Test
    void areSignedAlsoWhenTheyRefuse() {
        String answer = validate(QlmServer.PRODUCT, "A0000-00000-00000-00000-00000", "&is_sign=true");

        assertThat(answer).contains("<errorCode>");
        assertSignedBy(SigningKeyName.DEFAULT, answer);
    }

    @Test
    void beginWithAByteOrderMarkOnlyIfAskedFor() {
        String key = key(QlmServer.PRODUCT);

        assertThat(validate(QlmServer.PRODUCT, key, "")).startsWith("<?xml");
        String marked = validate(QlmServer.PRODUCT, key, "&is_writebom=true&is_sign=true");

        assertThat(marked).startsWith("\uFEFF<?xml");
        assertSignedBy(SigningKeyName.DEFAULT, marked);
    }

    private void chooseForVersion2(Optional<SigningKeyName> name) {
        server.storage.products().replace(new Product(1, "Demo", List.of(ProductVersion.of(1, 0),
                new ProductVersion(2, 0, Optional.empty(), Optional.empty(), Optional.empty(), name))));
    }

    private String key(String product) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKey?is_vendor=api&" + product).body();
    }

    private String validate(String product, String key, String more) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/ValidateLicenseHttp?" + product
                + "&is_avkey=" + key + "&is_pcid=pc-1" + more).body();
    }

    private static void assertSignedBy(SigningKeyName name, String answer) {
        assertThat(SignatureCheck.ALL).filteredOn(check -> check.lacking().isEmpty()).hasSizeGreaterThanOrEqualTo(2)
                .allMatch(check -> check.accepts(answer.getBytes(StandardCharsets.UTF_8), publicKey(name)));
    }

    private static void assertNotSignedBy(SigningKeyName name, String answer) {
        assertThat(SignatureCheck.ALL).filteredOn(check -> check.lacking().isEmpty()).hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(check -> check.accepts(answer.getBytes(StandardCharsets.UTF_8), publicKey(name)));
    }

    private static RSAPublicKey publicKey(SigningKeyName name) {
        return (RSAPublicKey) QlmServer.SIGNING_KEYS.find(name).orElseThrow().rsa().getPublic();
    }
}
