package io.github.keyreeve.bootstrap.e2e;

/**
 * A licence as it stands in the database, and as a specification expects it there; what a specification leaves out is
 * expected to be empty.
 *
 * @param product id and version: {@code 1 1.0}
 * @param expiresAt the last second of validity, in UTC
 * @param maintenance from and until, in UTC: {@code 2026-01-05T12:00/2027-01-05T12:00}
 */
record StoredLicense(
        String product,
        String model,
        int activations,
        int floatingSeats,
        String features,
        String expiresAt,
        Integer expiresAfterDays,
        String maintenance,
        String affiliateId,
        String userData,
        int computerType,
        String qlmVersion,
        String properties) {

    StoredLicense {
        features = features == null ? "" : features;
        affiliateId = affiliateId == null ? "" : affiliateId;
        userData = userData == null ? "" : userData;
        qlmVersion = qlmVersion == null ? "" : qlmVersion;
        properties = properties == null ? "" : properties;
    }
}
