package io.github.keyreeve.web.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * No XML at all: hashes the bytes as they were sent, less the signature, which is what they must be hashed as, since they
 * are sent in canonical form but for two characters. Knows SHA-256 and the order of the elements, and nothing else.
 */
final class ByPlainJava implements SignatureCheck {

    private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/09/xmldsig#\"";
    private static final Pattern SIGNED = Pattern.compile("\uFEFF?<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n"
            + "(<(\\w+)>.*)<Signature" + NAMESPACE + ">(<SignedInfo>.*</SignedInfo>)<SignatureValue>([A-Za-z0-9+/=]+)</SignatureValue>"
            + "</Signature>(</\\2>)", Pattern.DOTALL);
    private static final Pattern DIGEST = Pattern.compile("<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">"
            + "</DigestMethod><DigestValue>([A-Za-z0-9+/=]+)</DigestValue>");

    @Override
    public boolean accepts(byte[] document, RSAPublicKey key) {
        Matcher signed = SIGNED.matcher(new String(document, StandardCharsets.UTF_8)
                .replace("&#x85;", "\u0085").replace("&#x2028;", "\u2028"));
        if (!signed.matches()) {
            return false;
        }
        String signedInfo = signed.group(3);
        Matcher digest = DIGEST.matcher(signedInfo);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(bytes("<SignedInfo" + NAMESPACE + signedInfo.substring("<SignedInfo".length())));
            return digest.find()
                    && MessageDigest.isEqual(decode(digest.group(1)),
                            MessageDigest.getInstance("SHA-256").digest(bytes(signed.group(1) + signed.group(5))))
                    && signature.verify(decode(signed.group(4)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "plain Java";
    }
}
