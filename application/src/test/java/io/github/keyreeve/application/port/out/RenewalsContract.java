package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Renewals.Subject;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Prolongation.Time;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every keeper of renewals promises. */
public abstract class RenewalsContract extends StorageContract {

    private static final ProviderName SHOP = new ProviderName("fastspring");
    private static final ProviderName ANOTHER = new ProviderName("woocommerce");
    private static final Time YEAR =
            new Time(Instant.parse("2027-01-05T09:00:00.123456Z"), Instant.parse("2028-01-05T09:00:00.654321Z"));

    private final String payment = "P-" + UUID.randomUUID();

    @Test
    void areFoundByTheirPaymentAndByTheirLicences() {
        List<UUID> licenses = licenses(2);
        Prolongation first = new Prolongation(licenses.getFirst(), payment, Optional.of(YEAR), State.GOOD);
        Prolongation second = new Prolongation(licenses.getLast(), payment, Optional.empty(), State.DISPUTED);
        Prolongation other = new Prolongation(licenses.getFirst(), payment + "x", Optional.of(YEAR), State.RETURNED);

        add(Subject.LICENSE, SHOP, first, second, other);

        assertThat(renewals().ofPayment(Subject.LICENSE, SHOP, payment)).containsExactlyInAnyOrder(first, second);
        assertThat(renewals().ofLicenses(Subject.LICENSE, SHOP, licenses.subList(0, 1))).containsExactlyInAnyOrder(first, other);
        assertThat(renewals().ofLicenses(Subject.LICENSE, SHOP, licenses)).hasSize(3);
        assertThat(renewals().ofLicenses(Subject.LICENSE, SHOP, List.of())).isEmpty();
    }

    @Test
    void areToldApartByShopAndSubject() {
        UUID license = licenses(1).getFirst();
        Prolongation prolongation = new Prolongation(license, payment, Optional.of(YEAR), State.GOOD);

        add(Subject.LICENSE, SHOP, prolongation);
        add(Subject.LICENSE, ANOTHER, prolongation.with(State.RETURNED));
        add(Subject.MAINTENANCE, SHOP, prolongation.with(State.DISPUTED));

        assertThat(renewals().ofPayment(Subject.LICENSE, SHOP, payment)).containsExactly(prolongation);
        assertThat(renewals().ofPayment(Subject.LICENSE, ANOTHER, payment)).containsExactly(prolongation.with(State.RETURNED));
        assertThat(renewals().ofLicenses(Subject.MAINTENANCE, SHOP, List.of(license))).containsExactly(prolongation.with(State.DISPUTED));
        assertThat(renewals().ofPayment(Subject.LICENSE, SHOP, payment.toLowerCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void takeTheLongestNumbers() {
        String longest = longestText(255);
        Prolongation prolongation = new Prolongation(licenses(1).getFirst(), longest, Optional.of(YEAR), State.GOOD);

        add(Subject.LICENSE, SHOP, prolongation);

        assertThat(renewals().ofPayment(Subject.LICENSE, SHOP, longest)).contains(prolongation);
    }

    @Test
    void changeOnlyFromWhatWasRead() {
        Prolongation read = new Prolongation(licenses(1).getFirst(), payment, Optional.of(YEAR), State.GOOD);
        Prolongation changed = read.named(payment + " 2").with(new Time(YEAR.from(), YEAR.until().plusSeconds(1)));
        add(Subject.LICENSE, SHOP, read);

        replace(read, read.with(State.DISPUTED));
        replace(read.with(State.DISPUTED), changed.with(State.DISPUTED));

        assertThat(renewals().ofLicenses(Subject.LICENSE, SHOP, List.of(read.licenseId()))).containsExactly(changed.with(State.DISPUTED));
        Renewals renewals = renewals();
        assertThatThrownBy(() -> within(() -> {
            renewals.replace(Subject.LICENSE, SHOP, read, changed);
            return read;
        })).hasStackTraceContaining("OutdatedReadException");
    }

    /** Each of them reads first, as everybody does who renews. */
    @Test
    void areAddedByOneOfManyThatComeAtOnce() {
        List<UUID> licenses = licenses(2);

        List<Boolean> added = Together.run(16, number -> within(() -> {
            if (!renewals().ofLicenses(Subject.LICENSE, SHOP, licenses).isEmpty()) {
                return false;
            }
            renewals().add(Subject.LICENSE, SHOP, licenses.stream()
                    .map(id -> new Prolongation(id, payment, Optional.of(YEAR), State.GOOD)).toList(), Orders.SAMPLE_INSTANT);
            return true;
        }));

        assertThat(added).containsOnlyOnce(true);
        assertThat(renewals().ofPayment(Subject.LICENSE, SHOP, payment)).hasSize(2);
    }

    private void add(Subject subject, ProviderName provider, Prolongation... prolongations) {
        within(() -> {
            renewals().add(subject, provider, List.of(prolongations), Orders.SAMPLE_INSTANT);
            return provider;
        });
    }

    private void replace(Prolongation read, Prolongation changed) {
        within(() -> {
            renewals().replace(Subject.LICENSE, SHOP, read, changed);
            return read;
        });
    }

    private <T> T within(Supplier<T> work) {
        return storage().transactions().inTransaction(work);
    }

    private Renewals renewals() {
        return storage().renewals();
    }

    private List<UUID> licenses(int number) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(number).build();
        store(order);
        return order.licenses().stream().map(License::id).toList();
    }
}
