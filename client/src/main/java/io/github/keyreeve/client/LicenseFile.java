package io.github.keyreeve.client;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A licence file that the vendor has signed.
 *
 * @param nonce of the request that it answers; empty if the request had none
 */
record LicenseFile(License license, Optional<String> nonce) {

    private static final int FORMAT = 1;

    static LicenseFile open(String compact, VendorKeys keys) throws RejectedFile {
        JsonObject content = SignedFile.open(compact, keys);
        try {
            if (content.wholeNumber("format") == FORMAT) {
                return new LicenseFile(license(content), content.textUnlessNull("nonce"));
            }
        } catch (MalformedJson | IllegalArgumentException e) {
            throw new RejectedFile(FileFault.UNREADABLE);
        }
        throw new RejectedFile(FileFault.UNREADABLE);
    }

    /** The licence, if it is for this version on this computer. */
    License licenseFor(Product product, ComputerIdentity computer) throws RejectedFile {
        if (!license.product().equals(product)) {
            throw new RejectedFile(FileFault.OTHER_PRODUCT);
        }
        if (!computer.isNamed(license.computerId())) {
            throw new RejectedFile(FileFault.OTHER_COMPUTER);
        }
        return license;
    }

    /** Passes only the answer to the request that carried the nonce: an old file sent again has another one. */
    void requireAnswerTo(Nonce request) throws RejectedFile {
        if (nonce.filter(request.text()::equals).isEmpty()) {
            throw new RejectedFile(FileFault.OTHER_REQUEST);
        }
    }

    private static License license(JsonObject content) throws MalformedJson {
        JsonObject product = content.object("product");
        return new License(
                new Product(product.wholeNumber("id"), product.wholeNumber("major"), product.wholeNumber("minor")),
                UUID.fromString(content.text("keyId")),
                content.text("computerId"),
                content.text("model").toLowerCase(Locale.ROOT),
                content.text("features"),
                content.wholeNumber("activationsAllowed"),
                content.wholeNumber("floatingSeats"),
                content.instant("issuedAt"),
                content.instantUnlessNull("expiresAt"),
                content.instantUnlessNull("graceEndsAt"),
                content.instantUnlessNull("maintenanceExpiresAt"));
    }
}
