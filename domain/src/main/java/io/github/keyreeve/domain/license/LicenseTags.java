package io.github.keyreeve.domain.license;

/**
 * What a vendor has stored with a licence without Keyreeve acting on it. Empty text where nothing was given.
 *
 * @param affiliateId who brought the customer, at most 255 characters
 * @param userData the vendor's own data, at most 4,000 characters
 * @param computerType what the licence is meant for: 0 not said, 1 PC, 2 virtual machine
 * @param qlmVersion the key generation that the vendor's application was built for, for example {@code 5.0.00}
 * @param properties QLM's product properties as sent, at most 4,000 characters
 */
public record LicenseTags(String affiliateId, String userData, int computerType, String qlmVersion, String properties) {

    public static final int MAX_AFFILIATE_ID = 255;
    public static final int MAX_DATA = 4_000;

    public static final LicenseTags NONE = new LicenseTags("", "", 0, "", "");

    public LicenseTags withAffiliateId(String text) {
        return new LicenseTags(text, userData, computerType, qlmVersion, properties);
    }

    public LicenseTags withUserData(String text) {
        return new LicenseTags(affiliateId, text, computerType, qlmVersion, properties);
    }

    public LicenseTags withProperties(String text) {
        return new LicenseTags(affiliateId, userData, computerType, qlmVersion, text);
    }
}
