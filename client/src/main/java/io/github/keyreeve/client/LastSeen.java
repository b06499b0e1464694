package io.github.keyreeve.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The latest time that this computer is known to have seen, as a note that is not changed by an editor.
 *
 * <p>A hash over the time, the product and the computer stands beside the time. An application on its customer's computer
 * has no secret from the customer, so that who reads this source can make such a note; and who puts back a copy of the
 * whole directory puts back an older note.
 */
final class LastSeen {

    private static final String PURPOSE = "io.github.keyreeve last seen";
    private static final String HASH = "HmacSHA256";

    private final byte[] whose;

    LastSeen(Product product, ComputerIdentity computer) {
        whose = (PURPOSE + "|" + product + "|" + computer.comparable()).getBytes(StandardCharsets.UTF_8);
    }

    String note(Instant time) {
        return time + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(hash(time.toString()));
    }

    /** The time, or empty if the note is not one of this product on this computer. */
    Optional<Instant> read(String note) {
        String time = note.strip().split(" ")[0];
        try {
            Instant instant = Instant.parse(time);
            return MessageDigest.isEqual(bytes(note.strip()), bytes(note(instant))) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private byte[] hash(String time) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(whose, HASH));
            return mac.doFinal(bytes(time));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime knows " + HASH + ".", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
