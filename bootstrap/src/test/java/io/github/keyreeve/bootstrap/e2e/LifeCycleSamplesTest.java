package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shops say about keys that they got before: renewals, upgrades, revocations, and who the customer is. */
class LifeCycleSamplesTest {

    private static final Instant DAY = Instant.parse(World.SAMPLE_DAY);
    private static final String IMPORTED = "AEDIT-00000-00000-00000-00001";

    private final World world = World.ofTheSamples();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRebillOfFastSpringProlongsTheSubscriptionsLicenceOnceAndAnswersItsKey() {
        String key = replay("fastspring/classic-fulfilment-subscription-first.form").body();
        assertThat(expiry(key)).isEqualTo("2027-01-05T23:59:59Z");

        Answer renewed = replay("fastspring/classic-rebill.form");
        Answer again = replay("fastspring/classic-rebill.form");

        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(renewed.body()).isEqualTo(key);
        assertThat(again.bytes()).isEqualTo(renewed.bytes());
        assertThat(expiry(key)).isEqualTo("2028-01-05T23:59:59Z");
        assertThat(world.stored().count()).containsEntry("license", 1);
    }

    @Test
    void aRenewalOfWooCommerceProlongsToItsDateByTheSubscription() {
        String key = replay("woocommerce/plugin-getkey-subscription.form").body();

        Answer renewed = replay("woocommerce/plugin-renew-subscription.form");

        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(renewed.body()).isEqualTo(key);
        assertThat(expiry(key)).isEqualTo("2028-01-05T23:59:59Z");
    }

    @Test
    void anUpgradeOfWooCommerceAnswersANewKeyInPlaceOfTheOldOne() {
        world.staff().importKey(IMPORTED, "OLD-1", DAY);

        Answer upgraded = replay("woocommerce/plugin-upgrade.form");
        Answer again = replay("woocommerce/plugin-upgrade.form");

        assertThat(upgraded.status()).as(upgraded.body()).isEqualTo(200);
        assertThat(upgraded.body()).isNotEqualTo(IMPORTED).doesNotContainIgnoringCase("error");
        assertThat(again.bytes()).isEqualTo(upgraded.bytes());
        OrderedLicense fresh = world.staff().license(upgraded.body());
        assertThat(fresh.license().terms().version()).isEqualTo(new VersionId(1, 2, 0));
        assertThat(fresh.license().activationsAllowed()).isEqualTo(3);
        assertThat(fresh.order().orderId()).contains("1060");
        assertThat(fresh.customer().email()).isEqualTo("jane@example.com");
        assertThat(license(IMPORTED).stateAt(DAY)).isEqualTo(LicenseState.UPGRADED);
    }

    @Test
    void aCancelledOrderOfWooCommerceRevokesEveryLicenceOfIt() {
        String first = replay("woocommerce/plugin-getkey-simple-qty3.form").body();
        String second = replay("woocommerce/plugin-getkey-variation-maintenance.form").body();
        String other = replay("woocommerce/plugin-getkey-subscription.form").body();

        Answer revoked = replay("woocommerce/plugin-revoke-order.form");

        assertThat(revoked.body()).isEqualTo("OK");
        assertThat(Arrays.asList(first, second)).allMatch(key -> license(key).stateAt(DAY) == LicenseState.REVOKED);
        assertThat(license(other).stateAt(DAY)).isEqualTo(LicenseState.ACTIVE);
    }

    @Test
    void aCancelledSubscriptionOfWooCommerceRevokesItsLicence() {
        String key = replay("woocommerce/plugin-getkey-subscription.form").body();

        Answer revoked = replay("woocommerce/plugin-revoke-subscription.form");

        assertThat(revoked.body()).isEqualTo("OK");
        assertThat(license(key).stateAt(DAY)).isEqualTo(LicenseState.REVOKED);
    }

    @Test
    void aNotificationOfFastSpringTellsWhoHasTheKey() {
        world.staff().importKey(IMPORTED, "OLD-1", DAY);

        Answer answer = replay("fastspring/classic-notification-updateuser.form");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(world.staff().license(IMPORTED).customer()).isEqualTo(new Customer("jane@example.com", "Jane Example",
                "Example Works GmbH", "Example Street 1", "", "Vienna", "Vienna", "1010", "AT", "+43 1 5550100"));
        assertThat(world.staff().license(IMPORTED).order().customer()).isEqualTo(Customer.UNKNOWN);
    }

    private Answer replay(String sample) {
        return Sample.named(sample).replay(world.wire());
    }

    private License license(String key) {
        return world.staff().license(key).license();
    }

    private String expiry(String key) {
        return license(key).terms().expiry() instanceof Expiry.At at ? at.instant().toString() : "none";
    }
}
