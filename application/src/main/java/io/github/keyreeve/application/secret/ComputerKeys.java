package io.github.keyreeve.application.secret;

import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys by which applications remember that their computer is activated. Each is derived from the licence, the
 * computer and the number of the licence's renewals, so that the same computer always gets the same one, also after a
 * reinstall, and nobody without this installation's secrets can make one.
 */
public final class ComputerKeys {

    private static final String PURPOSE = "computer keys 1";

    private final MasterKey.Derived secret;

    public ComputerKeys(MasterKey masterKey) {
        secret = masterKey.derive(PURPOSE);
    }

    /** The key of the computer since the licence's last renewal. */
    public ActivationKey of(License license, ComputerId computer) {
        return of(license, computer, license.renewals());
    }

    /** Whether the computer was ever given that key: before a renewal it had another one. */
    public boolean fits(String typed, License license, ComputerId computer) {
        String given = typed.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
        return everGiven(license, computer).anyMatch(key -> isSame(given, key));
    }

    /** The key since the last renewal, then those before it. */
    public Stream<ActivationKey> everGiven(License license, ComputerId computer) {
        return IntStream.iterate(license.renewals(), renewals -> renewals >= 0, renewals -> renewals - 1)
                .mapToObj(renewals -> of(license, computer, renewals));
    }

    private ActivationKey of(License license, ComputerId computer, int renewals) {
        byte[] hash = secret.hash(license.id() + "|" + renewals + "|" + computer.comparable());
        return ActivationKey.issue(license.terms().model(), Arrays.copyOf(hash, ActivationKey.RANDOM_SYMBOLS));
    }

    private static boolean isSame(String given, ActivationKey key) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), key.text().getBytes(StandardCharsets.UTF_8));
    }
}
