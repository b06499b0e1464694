package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.RenewLicenses.Outcome;
import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.application.port.in.RenewLicenses.Request;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LicenseRenewerTest {

    private static final ProviderName FASTSPRING = new ProviderName("fastspring");
    private static final Instant END_OF_JANUARY = Instant.parse("2026-01-31T23:59:59Z");
    private static final Instant END_OF_FEBRUARY = Instant.parse("2026-02-28T23:59:59Z");
    private static final Instant END_OF_MARCH = Instant.parse("2026-03-31T23:59:59Z");
    private static final Renewal UNTIL_MARCH = new Renewal.Until(END_OF_MARCH);
    private static final Renewal BY_28_DAYS = new Renewal.ByDays(28);

    private final Desks desks = new Desks();

    @Nested
    class UntilADate {

        private final License license = desks.issued(subscription().build());

        @Test
        void movesTheEndAndWritesItDown() {
            Outcome outcome = renew(by(license), UNTIL_MARCH);

            License renewed = desks.stored(license).license();
            assertThat(renewed.terms().expiry()).isEqualTo(new Expiry.At(END_OF_MARCH));
            assertThat(renewed.renewals()).isEqualTo(1);
            assertThat(renewed.revision()).isEqualTo(1);
            assertThat(outcome).isEqualTo(new Outcome.Renewed(List.of(desks.stored(license))));
            assertThat(desks.events(license)).singleElement().satisfies(event -> {
                assertThat(event.kind()).isEqualTo(Kind.RENEWED);
                assertThat(event.at()).isEqualTo(desks.clock.instant());
                assertThat(event.origin()).isEqualTo(Desks.SHOP);
                assertThat(event.changes()).containsExactly(
                        new Change("expiresAt", "2026-01-31T23:59:59Z", "2026-03-31T23:59:59Z"));
            });
        }

        @Test
        void changesNothingWhenItIsRepeated() {
            renew(by(license), UNTIL_MARCH);
            License once = desks.stored(license).license();
            desks.clock.advance(Duration.ofDays(100));

            assertThat(renew(by(license), UNTIL_MARCH)).isEqualTo(new Outcome.Renewed(List.of(desks.stored(license))));

            assertThat(desks.stored(license).license()).isEqualTo(once);
            assertThat(desks.history(license)).containsExactly(Kind.RENEWED);
        }

        @Test
        void neverShortensHoweverLateItComes() {
            renew(by(license), UNTIL_MARCH);

            renew(by(license), new Renewal.Until(END_OF_FEBRUARY));

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_MARCH));
            assertThat(desks.history(license)).containsExactly(Kind.RENEWED);
        }

        @Test
        void bringsAnExpiredLicenceBack() {
            desks.clock.set(END_OF_JANUARY.plus(Duration.ofDays(3)));

            renew(by(license), new Renewal.Until(END_OF_FEBRUARY));

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_FEBRUARY));
        }

        @Test
        void leavesDaysWaitingThatWouldReachIt() {
            License waiting = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION)
                    .withExpiry(new Expiry.AfterFirstActivation(365)).build());

            renew(by(waiting), UNTIL_MARCH);

            assertThat(expiry(waiting)).isEqualTo(new Expiry.AfterFirstActivation(365));
            assertThat(desks.history(waiting)).isEmpty();
        }
    }

    @Nested
    class ByDays {

        private final License license = desks.issued(subscription().build());

        @Test
        void isDoneOncePerOrderOfTheShop() {
            renew(by(license), BY_28_DAYS, "R-1");
            renew(by(license), BY_28_DAYS, "R-1");

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_FEBRUARY));
            assertThat(desks.history(license)).containsExactly(Kind.RENEWED);
            renew(by(license), new Renewal.ByDays(31), "R-2");
            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void countsTheSameOrderOfAnotherShopAsAnother() {
            renew(by(license), BY_28_DAYS, "R-1");
            desks.renewer().renew(new Request(by(license), new Renewal.ByDays(31),
                    Optional.of(new Payment(new ProviderName("stripe"), "R-1")), Optional.empty(), Desks.SHOP));

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void answersARepeatedOrderAsTheFirstOne() {
            Outcome first = renew(by(license), BY_28_DAYS, "R-1");
            desks.clock.advance(Duration.ofDays(200));

            assertThat(renew(by(license), BY_28_DAYS, "R-1")).isEqualTo(first);
        }

        @Test
        void isDoneWithEachRequestThatNamesNoOrder() {
            renew(by(license), BY_28_DAYS);
            renew(by(license), new Renewal.ByDays(31));

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_MARCH));
            assertThat(desks.stored(license).license().renewals()).isEqualTo(2);
            assertThat(desks.history(license)).containsExactly(Kind.RENEWED, Kind.RENEWED);
        }

        @Test
        void comesToTheSameInAnyOrder() {
            License other = desks.issued(subscription().build());
            renew(by(license), BY_28_DAYS, "R-1");
            renew(by(license), UNTIL_MARCH, "R-2");
            renew(by(other), UNTIL_MARCH, "R-2");
            renew(by(other), UNTIL_MARCH, "R-2");

            assertThat(expiry(license)).isEqualTo(expiry(other)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void countsFromTodayWhereTheLicenceHasExpired() {
            desks.clock.set(Instant.parse("2026-03-03T12:00:00Z"));

            renew(by(license), BY_28_DAYS, "R-1");

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void lengthensDaysThatWait() {
            License waiting = desks.issued(anOrder().withModel(LicenseModel.TRIAL)
                    .withExpiry(new Expiry.AfterFirstActivation(30)).build());

            renew(by(waiting), BY_28_DAYS, "R-1");
            renew(by(waiting), BY_28_DAYS, "R-1");

            assertThat(expiry(waiting)).isEqualTo(new Expiry.AfterFirstActivation(58));
            assertThat(desks.events(waiting)).singleElement().satisfies(event ->
                    assertThat(event.changes()).containsExactly(new Change("expiresAfterDays", "30", "58")));
        }
    }

    @Nested
    class Refusing {

        @Test
        void whatIsNotThere() {
            assertThat(renew(new LicenseReference.OfId(UUID.randomUUID()), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
            assertThat(renew(new LicenseReference.OfKey("ABC"), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
            assertThat(renew(new LicenseReference.OfKey("---"), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
            assertThat(renew(ofOrder("none"), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
            assertThat(renew(ofSubscription("none"), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
        }

        @ParameterizedTest
        @EnumSource(Authority.class)
        void whatIsRevoked(Authority authority) {
            License license = desks.issued(subscription().build());
            desks.revoker().revoke(by(license), authority, Desks.SHOP);
            License revoked = desks.stored(license).license();

            assertThat(renew(by(license), UNTIL_MARCH)).isEqualTo(new Outcome.Revoked());
            assertThat(renew(by(license), BY_28_DAYS, "R-1")).isEqualTo(new Outcome.Revoked());

            assertThat(desks.stored(license).license()).isEqualTo(revoked);
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);
        }

        @Test
        void whatIsRevokedWithoutTakingThePaymentForDone() {
            License license = desks.issued(subscription().build());
            desks.revoker().revoke(by(license), Authority.SHOP, Desks.SHOP);
            renew(by(license), BY_28_DAYS, "R-1");
            desks.revoker().reinstate(by(license), Authority.SHOP, Desks.SHOP);

            renew(by(license), BY_28_DAYS, "R-1");

            assertThat(expiry(license)).isEqualTo(new Expiry.At(END_OF_FEBRUARY));
        }

        @Test
        void whatWasUpgraded() {
            License license = desks.issued(subscription().withStanding(new Standing.Upgraded(Orders.SAMPLE_INSTANT)).build());

            assertThat(renew(by(license), UNTIL_MARCH)).isEqualTo(new Outcome.Upgraded());
            assertThat(desks.history(license)).isEmpty();
        }

        @Test
        void whatNeverEnds() {
            License permanent = desks.issued(anOrder().withModel(LicenseModel.PERMANENT_CLOUD).build());
            License endless = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION).build());

            assertThat(renew(by(permanent), UNTIL_MARCH)).isEqualTo(new Outcome.Permanent());
            assertThat(renew(by(endless), BY_28_DAYS, "R-1")).isEqualTo(new Outcome.Permanent());
            assertThat(desks.stored(endless).license()).isEqualTo(endless);
        }
    }

    @Nested
    class WholeSubscription {

        @Test
        void isRenewedInOneCall() {
            License first = desks.issued(line("1").build());
            License second = desks.issued(line("2").withOrderId("another order").build());
            License ofAnother = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION).withReferences("1", "SUB-2")
                    .withExpiry(new Expiry.At(END_OF_JANUARY)).build());

            Outcome outcome = renew(ofSubscription("SUB-1"), UNTIL_MARCH);

            assertThat(outcome).isEqualTo(new Outcome.Renewed(List.of(desks.stored(first), desks.stored(second))));
            assertThat(expiry(first)).isEqualTo(expiry(second)).isEqualTo(new Expiry.At(END_OF_MARCH));
            assertThat(expiry(ofAnother)).isEqualTo(new Expiry.At(END_OF_JANUARY));
        }

        @Test
        void isRenewedButForWhatIsRevokedUpgradedOrNeverEnds() {
            License good = desks.issued(line("1").build());
            License revoked = desks.issued(line("2").build());
            desks.revoker().revoke(by(revoked), Authority.SHOP, Desks.SHOP);
            License upgraded = desks.issued(line("3").withStanding(new Standing.Upgraded(Orders.SAMPLE_INSTANT)).build());
            License permanent = desks.issued(line("4").withModel(LicenseModel.PERMANENT).withExpiry(new Expiry.Never()).build());

            Outcome outcome = renew(ofSubscription("SUB-1"), BY_28_DAYS, "R-1");

            assertThat(outcome).isEqualTo(new Outcome.Renewed(List.of(desks.stored(good))));
            assertThat(expiry(good)).isEqualTo(new Expiry.At(END_OF_FEBRUARY));
            assertThat(expiry(revoked)).isEqualTo(new Expiry.At(END_OF_JANUARY));
            assertThat(desks.history(revoked)).containsExactly(Kind.REVOKED);
            assertThat(desks.history(upgraded)).isEmpty();
            assertThat(desks.history(permanent)).isEmpty();
        }

        @Test
        void isRevokedWhereNothingIsGoodAndOneIsRevoked() {
            License revoked = desks.issued(line("1").build());
            desks.revoker().revoke(by(revoked), Authority.SHOP, Desks.SHOP);
            desks.issued(line("2").withStanding(new Standing.Upgraded(Orders.SAMPLE_INSTANT)).build());

            assertThat(renew(ofSubscription("SUB-1"), UNTIL_MARCH)).isEqualTo(new Outcome.Revoked());
        }

        @Test
        void isRenewedWhereALineCameLaterThanThePayment() {
            License first = desks.issued(line("1").build());
            renew(ofSubscription("SUB-1"), BY_28_DAYS, "R-1");
            License late = desks.issued(line("2").build());

            renew(ofSubscription("SUB-1"), BY_28_DAYS, "R-1");

            assertThat(expiry(first)).isEqualTo(expiry(late)).isEqualTo(new Expiry.At(END_OF_FEBRUARY));
        }

        @Test
        void isOfOneShopOnly() {
            desks.issued(line("1").withProvider("stripe").build());

            assertThat(renew(ofSubscription("SUB-1"), UNTIL_MARCH)).isEqualTo(new Outcome.NotFound());
        }

        private Orders line(String number) {
            return subscription().withReferences(number, "SUB-1");
        }
    }

    @Test
    void renewsEveryKeyOfAnOrder() {
        IssuedOrder order = subscription().withOrderId("O-1").withLicenses(3).build();
        desks.issued(order);

        Outcome.Renewed renewed = (Outcome.Renewed) renew(ofOrder("O-1"), UNTIL_MARCH);

        assertThat(renewed.licenses()).extracting(OrderedLicense::license).extracting(License::key)
                .containsExactlyElementsOf(order.licenses().stream().map(License::key).toList());
    }

    @Test
    void storesTheProductPropertiesAlsoWhereNothingIsMoved() {
        License license = desks.issued(subscription().build());

        desks.renewer().renew(new Request(by(license), new Renewal.Until(END_OF_JANUARY), Optional.empty(), Optional.of("p=1"), Desks.SHOP));

        assertThat(desks.stored(license).license().terms().tags().properties()).isEqualTo("p=1");
        assertThat(desks.stored(license).license().renewals()).isZero();
    }

    private static Orders subscription() {
        return anOrder().withModel(LicenseModel.SUBSCRIPTION).withExpiry(new Expiry.At(END_OF_JANUARY));
    }

    private static LicenseReference ofOrder(String id) {
        return new LicenseReference.OfOrder(FASTSPRING, id);
    }

    private static LicenseReference ofSubscription(String id) {
        return new LicenseReference.OfSubscription(FASTSPRING, id);
    }

    private Outcome renew(LicenseReference which, Renewal renewal) {
        return desks.renewer().renew(new Request(which, renewal, Optional.empty(), Optional.empty(), Desks.SHOP));
    }

    private Outcome renew(LicenseReference which, Renewal renewal, String orderId) {
        return desks.renewer().renew(
                new Request(which, renewal, Optional.of(new Payment(FASTSPRING, orderId)), Optional.empty(), Desks.SHOP));
    }

    private Expiry expiry(License license) {
        return desks.stored(license).license().terms().expiry();
    }
}
