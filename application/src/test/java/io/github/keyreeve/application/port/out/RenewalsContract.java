package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Renewals.Subject;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of renewals promises. */
public abstract class RenewalsContract extends StorageContract {

    private static final ProviderName SHOP = new ProviderName("fastspring");

    @Test
    void tellsOnceForEachOrderLicenceAndSubject() {
        List<UUID> licenses = licenses(3);
        String order = longestText(255);

        assertThat(record(Subject.LICENSE, SHOP, order, licenses.subList(0, 2))).containsExactlyInAnyOrderElementsOf(licenses.subList(0, 2));
        assertThat(record(Subject.LICENSE, SHOP, order, licenses)).containsExactly(licenses.getLast());
        assertThat(record(Subject.LICENSE, SHOP, order, licenses)).isEmpty();
        assertThat(record(Subject.MAINTENANCE, SHOP, order, licenses)).hasSize(3);
        assertThat(record(Subject.LICENSE, new ProviderName("woocommerce"), order, licenses)).hasSize(3);
        assertThat(record(Subject.LICENSE, SHOP, "another", licenses)).hasSize(3);
    }

    @Test
    void tellsOneOfManyThatComeAtOnce() {
        List<UUID> licenses = licenses(2);

        List<Set<UUID>> fresh = Together.run(16, number -> record(Subject.LICENSE, SHOP, "ORDER", licenses));

        assertThat(fresh.stream().filter(ids -> !ids.isEmpty())).singleElement()
                .satisfies(ids -> assertThat(ids).containsExactlyInAnyOrderElementsOf(licenses));
    }

    private Set<UUID> record(Subject subject, ProviderName provider, String order, List<UUID> licenses) {
        return storage().transactions().inTransaction(
                () -> storage().renewals().record(subject, provider, order, licenses, Orders.SAMPLE_INSTANT));
    }

    private List<UUID> licenses(int number) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(number).build();
        store(order);
        return order.licenses().stream().map(License::id).toList();
    }
}
