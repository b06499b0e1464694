package io.github.keyreeve.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Puts a {@link LicenseClient} together. */
public final class LicenseClientBuilder {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Set<PublicKey> publicKeys = new HashSet<>();
    private boolean plainHttpAllowed;
    private Product product;
    private ComputerIdentity computer;
    private Path directory;
    private Clock clock;
    private Duration clockTolerance = Duration.ofHours(24);
    private Duration patience = PATIENCE;

    LicenseClientBuilder(URI server) {
        this.server = Objects.requireNonNull(server, "server");
    }

    /** The version that the application is; see {@link Product} for the ranges. */
    public LicenseClientBuilder product(int id, int major, int minor) {
        product = new Product(id, major, minor);
        return this;
    }

    /**
     * A key that the vendor signs with. The server tells its keys at {@code /api/v1/signing-keys}; an application carries
     * them in itself, every one whose licence files it shall believe: call this once for each.
     *
     * @param text an Ed25519 public key: PEM, or its X.509 form in base64
     * @throws IllegalArgumentException if it is none
     */
    public LicenseClientBuilder publicKey(String text) {
        publicKeys.add(VendorKeys.read(text));
        return this;
    }

    /** The computer that this is, for example {@link ComputerIdentity#ofThisMachine}. */
    public LicenseClientBuilder computer(ComputerIdentity identity) {
        computer = identity;
        return this;
    }

    /**
     * Where the licence is kept: a directory for this product alone, in a place that the user may write to. It is made when
     * it is missing, for its user alone; the key in it is readable for its user alone where the file system can do so.
     */
    public LicenseClientBuilder storedIn(Path ownDirectory) {
        directory = ownDirectory;
        return this;
    }

    /** The time, {@link Clock#systemUTC} outside tests. */
    public LicenseClientBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * By how much the clock may be behind before that is told, by default 24 hours: people set wrong time zones and hours.
     *
     * @param tolerance zero to 365 days
     * @throws IllegalArgumentException if it is out of that range
     */
    public LicenseClientBuilder clockTolerance(Duration tolerance) {
        if (tolerance.isNegative() || tolerance.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("clockTolerance must be 0 to 365 days, not " + tolerance + ".");
        }
        clockTolerance = tolerance;
        return this;
    }

    /** Lets keys go over the network unencrypted, for servers in closed networks. */
    public LicenseClientBuilder allowPlainHttp() {
        plainHttpAllowed = true;
        return this;
    }

    /** For tests: nobody waits half a minute to see that waiting ends. */
    LicenseClientBuilder patience(Duration whole) {
        patience = whole;
        return this;
    }

    /**
     * @throws IllegalStateException naming what is missing: only the tolerance need not be said
     * @throws IllegalArgumentException if the server's address is none, or not https where it must be
     */
    public LicenseClient build() {
        require(product, "product");
        require(computer, "computer");
        require(directory, "storedIn");
        require(clock, "clock");
        require(publicKeys.isEmpty() ? null : publicKeys, "publicKey");
        LicenseStore store = new LicenseStore(directory);
        StoredLicense stored =
                new StoredLicense(store, new VendorKeys(publicKeys), product, computer, clock, clockTolerance);
        LicenseServer asked = new LicenseServer(ServerAddress.of(server, plainHttpAllowed), CONNECT_PATIENCE, patience);
        return new LicenseClient(new OnlineLicense(asked, store, stored, product, computer), stored);
    }

    private static void require(Object part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " must be called before build.");
        }
    }
}
