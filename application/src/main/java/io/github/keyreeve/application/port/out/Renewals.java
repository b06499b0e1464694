package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What payments of shops prolonged, so that each payment counts once for a licence and can be taken back. */
public interface Renewals {

    /** Of one payment, whatever licences it prolonged, in the order of their numbers. */
    List<Prolongation> ofPayment(Subject subject, ProviderName provider, String payment);

    /** Of licences, whichever payments of the shop prolonged them; one read. */
    List<Prolongation> ofLicenses(Subject subject, ProviderName provider, Collection<UUID> licenseIds);

    /**
     * @param prolongations their payments' numbers have at most 255 characters
     * @throws OutdatedReadException if another request adds one of the same payment and licence now
     */
    void add(Subject subject, ProviderName provider, List<Prolongation> prolongations, Instant at);

    /** @throws OutdatedReadException if it is not as it was read any more */
    void replace(Subject subject, ProviderName provider, Prolongation read, Prolongation changed);

    /** What is prolonged: one payment may prolong several. */
    enum Subject {
        LICENSE,
        MAINTENANCE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
