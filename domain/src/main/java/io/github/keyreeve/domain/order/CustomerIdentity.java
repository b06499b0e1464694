package io.github.keyreeve.domain.order;

import java.util.List;
import java.util.Locale;

/**
 * What makes two messages tell of the same customer: the shop's own number of the customer, else the e-mail address in
 * any case of letters (source: contract 4, "Rules").
 *
 * @param fingerprint SHA-256 in lower-case hex
 */
public record CustomerIdentity(String fingerprint) {

    /** @param externalId the shop's own number of the customer */
    public static CustomerIdentity ofExternalId(ProviderName provider, String externalId) {
        return new CustomerIdentity(Fingerprint.of(List.of("external", provider.text(), externalId)));
    }

    public static CustomerIdentity ofEmail(String email) {
        return new CustomerIdentity(Fingerprint.of(List.of("email", email.toLowerCase(Locale.ROOT))));
    }
}
