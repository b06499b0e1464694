package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.RevokeLicenses.Outcome;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseRevokerTest {

    private static final ProviderName FASTSPRING = new ProviderName("fastspring");

    private final Desks desks = new Desks();
    private final Instant noon = desks.clock.instant();
    private final License license = desks.issued(anOrder().withOrderId("O-1").build());

    @Nested
    class Revoking {

        @Test
        void isStoredWithWhenAndOnWhoseWordAndWrittenDown() {
            assertThat(revoke(Authority.SHOP)).isEqualTo(new Outcome.Done(List.of(desks.stored(license))));

            assertThat(standing()).isEqualTo(new Standing.Revoked(noon, Authority.SHOP));
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);
            assertThat(desks.lastEvent(license).origin()).isEqualTo(Desks.SHOP);
            assertThat(desks.lastEvent(license).at()).isEqualTo(noon);
        }

        @Test
        void changesNothingWhenItIsRepeated() {
            revoke(Authority.SHOP);
            License revoked = desks.stored(license).license();
            desks.clock.advance(Duration.ofDays(1));

            assertThat(revoke(Authority.SHOP)).isEqualTo(new Outcome.Done(List.of(desks.stored(license))));

            assertThat(desks.stored(license).license()).isEqualTo(revoked);
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);
        }

        @Test
        void holdsOnTheBetterWord() {
            revoke(Authority.SHOP);
            desks.clock.advance(Duration.ofDays(1));

            revoke(Authority.ADMINISTRATOR);
            revoke(Authority.SHOP);

            assertThat(standing()).isEqualTo(new Standing.Revoked(noon, Authority.ADMINISTRATOR));
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED, Kind.REVOKED);
        }

        @Test
        void leavesAnUpgradedLicenceUpgraded() {
            License upgraded = desks.issued(anOrder().withStanding(new Standing.Upgraded(Orders.SAMPLE_INSTANT)).build());

            assertThat(desks.revoker().revoke(by(upgraded), Authority.ADMINISTRATOR, Desks.STAFF))
                    .isEqualTo(new Outcome.Done(List.of(desks.stored(upgraded))));
            assertThat(desks.history(upgraded)).isEmpty();
        }

        @Test
        void keepsTheComputers() {
            desks.activate(license, "pc-1");

            revoke(Authority.SHOP);

            assertThat(desks.computers(license)).containsExactly("pc-1");
        }
    }

    @Nested
    class GivingBack {

        @Test
        void makesALicenceGoodThatAShopRevoked() {
            revoke(Authority.SHOP);

            assertThat(reinstate(Authority.SHOP)).isEqualTo(new Outcome.Done(List.of(desks.stored(license))));

            assertThat(standing()).isEqualTo(new Standing.Good());
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED, Kind.REINSTATED);
        }

        @Test
        void isNotForAShopWhereTheStaffRevoked() {
            revoke(Authority.ADMINISTRATOR);

            assertThat(reinstate(Authority.SHOP)).isEqualTo(new Outcome.RevokedByAdministrator());

            assertThat(standing()).isEqualTo(new Standing.Revoked(noon, Authority.ADMINISTRATOR));
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);
            assertThat(reinstate(Authority.ADMINISTRATOR)).isInstanceOf(Outcome.Done.class);
            assertThat(standing()).isEqualTo(new Standing.Good());
        }

        @Test
        void changesNothingWhereNothingIsRevoked() {
            assertThat(reinstate(Authority.SHOP)).isEqualTo(new Outcome.Done(List.of(desks.stored(license))));

            assertThat(desks.history(license)).isEmpty();
            assertThat(desks.stored(license).license()).isEqualTo(license);
        }
    }

    @Nested
    class WholeOrder {

        private final IssuedOrder order = anOrder().withOrderId("O-2").withLicenses(3).build();
        private final LicenseReference all = new LicenseReference.OfOrder(FASTSPRING, "O-2");

        @Test
        void isRevokedAndGivenBackKeyByKey() {
            desks.issued(order);

            desks.revoker().revoke(all, Authority.SHOP, Desks.SHOP);
            assertThat(order.licenses()).allSatisfy(each ->
                    assertThat(desks.stored(each).license().standing()).isInstanceOf(Standing.Revoked.class));
            desks.revoker().reinstate(all, Authority.SHOP, Desks.SHOP);

            assertThat(order.licenses()).allSatisfy(each -> {
                assertThat(desks.stored(each).license().standing()).isEqualTo(new Standing.Good());
                assertThat(desks.history(each)).containsExactly(Kind.REVOKED, Kind.REINSTATED);
            });
            assertThat(standing()).isEqualTo(new Standing.Good());
        }

        @Test
        void staysAsItIsWhereTheStaffRevokedOneOfItsKeys() {
            desks.issued(order);
            desks.revoker().revoke(all, Authority.SHOP, Desks.SHOP);
            desks.revoker().revoke(by(order.licenses().get(1)), Authority.ADMINISTRATOR, Desks.STAFF);

            assertThat(desks.revoker().reinstate(all, Authority.SHOP, Desks.SHOP)).isEqualTo(new Outcome.RevokedByAdministrator());

            assertThat(order.licenses()).allSatisfy(each ->
                    assertThat(desks.stored(each).license().standing()).isInstanceOf(Standing.Revoked.class));
        }
    }

    @Test
    void saysWhatIsNotThere() {
        LicenseReference nothing = new LicenseReference.OfId(UUID.randomUUID());

        assertThat(desks.revoker().revoke(nothing, Authority.SHOP, Desks.SHOP)).isEqualTo(new Outcome.NotFound());
        assertThat(desks.revoker().reinstate(nothing, Authority.SHOP, Desks.SHOP)).isEqualTo(new Outcome.NotFound());
        assertThat(desks.revoker().revoke(new LicenseReference.OfOrder(new ProviderName("stripe"), "O-1"), Authority.SHOP, Desks.SHOP))
                .isEqualTo(new Outcome.NotFound());
    }

    private Outcome revoke(Authority authority) {
        return desks.revoker().revoke(by(license), authority, Desks.SHOP);
    }

    private Outcome reinstate(Authority authority) {
        return desks.revoker().reinstate(by(license), authority, Desks.SHOP);
    }

    private Standing standing() {
        return desks.stored(license).license().standing();
    }
}
