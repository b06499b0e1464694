package io.github.keyreeve.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Opens a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037), of the one kind that a Keyreeve server makes.
 *
 * <p>The header decides nothing but which of the application's own keys is asked: another algorithm than EdDSA, a critical
 * extension, keys that the file brings along are not followed. Nothing of the content is read before the signature fits.
 */
final class SignedFile {

    static final int MAX_LENGTH = 64 * 1024;

    private static final String ALGORITHM = "EdDSA";
    private static final String TYPE = "keyreeve-license";
    private static final int PARTS = 3;

    private SignedFile() {}

    /** The content of the file. */
    static JsonObject open(String compact, VendorKeys keys) throws RejectedFile {
        String[] parts = compact.split("\\.", -1);
        if (compact.length() > MAX_LENGTH || parts.length != PARTS) {
            throw new RejectedFile(FileFault.UNREADABLE);
        }
        byte[] signature = decode(parts[2]);
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        keys.requireSignature(keyNameIn(parts[0]), signed, signature);
        return json(parts[1]);
    }

    private static String keyNameIn(String header) throws RejectedFile {
        JsonObject json = json(header);
        boolean ours = json.anyText("alg").filter(ALGORITHM::equals).isPresent()
                && json.anyText("typ").filter(TYPE::equals).isPresent()
                && !json.has("crit");
        if (!ours) {
            throw new RejectedFile(FileFault.UNREADABLE);
        }
        return json.anyText("kid").orElseThrow(() -> new RejectedFile(FileFault.UNREADABLE));
    }

    private static JsonObject json(String part) throws RejectedFile {
        try {
            return JsonReader.object(decode(part));
        } catch (MalformedJson e) {
            throw new RejectedFile(FileFault.UNREADABLE);
        }
    }

    private static byte[] decode(String part) throws RejectedFile {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            // Java reads padding, and ignores bits after the last byte: several texts would stand for one file.
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new RejectedFile(FileFault.UNREADABLE);
        }
        throw new RejectedFile(FileFault.UNREADABLE);
    }
}
