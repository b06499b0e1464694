package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.MaintainLicenses.Outcome;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases.Limit;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MaintenanceDeskTest {

    private static final ProviderName FASTSPRING = new ProviderName("fastspring");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant IN_A_YEAR = Instant.parse("2027-01-05T12:00:00Z");
    private static final Instant IN_TWO_YEARS = Instant.parse("2028-01-05T12:00:00Z");
    private static final MaintenancePlan ONE_YEAR = new MaintenancePlan(NOON, IN_A_YEAR);
    private static final UsageRules GRACE_OF_30_DAYS =
            new UsageRules(new GracePeriods(0, 30), Limit.NONE, false, true, ZoneOffset.UTC);

    private final Desks desks = new Desks();
    private final License without = desks.issued(anOrder().build());
    private final License with = desks.issued(anOrder().withMaintenance(ONE_YEAR).build());

    @Nested
    class Enabling {

        @Test
        void beginsNowAndLastsTheUsualTimeOrAsLongAsIsSaid() {
            License days = desks.issued(anOrder().build());
            License date = desks.issued(anOrder().build());

            enable(without, null);
            enable(days, new Renewal.ByDays(30));
            enable(date, new Renewal.Until(IN_TWO_YEARS));

            assertThat(plan(without)).contains(ONE_YEAR);
            assertThat(plan(days)).contains(new MaintenancePlan(NOON, NOON.plus(Duration.ofDays(30))));
            assertThat(plan(date)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
            assertThat(desks.history(without)).containsExactly(Kind.MODIFIED);
            assertThat(desks.lastEvent(without).changes()).containsExactly(
                    new Change("maintenanceExpiresAt", "", "2027-01-05T12:00:00Z"));
        }

        @Test
        void changesNothingWhenItIsRepeated() {
            enable(without, null);
            desks.clock.advance(Duration.ofDays(7));

            assertThat(enable(without, null)).isEqualTo(new Outcome.Done(List.of(desks.stored(without))));

            assertThat(plan(without)).contains(ONE_YEAR);
            assertThat(desks.history(without)).containsExactly(Kind.MODIFIED);
        }

        @Test
        void keepsAPlanWhateverTheDays() {
            assertThat(enable(with, new Renewal.ByDays(1_000))).isEqualTo(new Outcome.Done(List.of(desks.stored(with))));

            assertThat(plan(with)).contains(ONE_YEAR);
            assertThat(desks.history(with)).isEmpty();
        }

        @Test
        void prolongsAPlanToALaterDateOnly() {
            enable(with, new Renewal.Until(NOON.plusSeconds(1)));
            assertThat(plan(with)).contains(ONE_YEAR);
            assertThat(desks.history(with)).isEmpty();

            enable(with, new Renewal.Until(IN_TWO_YEARS));
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
        }

        @Test
        void beginsAnewWhereAPlanEndedTooLongAgoToBeRenewed() {
            desks.clock.set(IN_A_YEAR.plus(Duration.ofDays(30)).plusSeconds(1));

            enable(with, null);

            assertThat(plan(with)).contains(
                    new MaintenancePlan(desks.clock.instant(), desks.clock.instant().plus(Duration.ofDays(365))));
        }

        @Test
        void keepsAPlanThatCanStillBeRenewed() {
            desks.clock.set(IN_A_YEAR.plus(Duration.ofDays(30)));

            enable(with, null);

            assertThat(plan(with)).contains(ONE_YEAR);
        }
    }

    @Nested
    class Disabling {

        @Test
        void takesThePlanAwayOnce() {
            desks.maintenance(GRACE_OF_30_DAYS).disable(by(with), Desks.SHOP);
            desks.maintenance(GRACE_OF_30_DAYS).disable(by(with), Desks.SHOP);
            desks.maintenance(GRACE_OF_30_DAYS).disable(by(without), Desks.SHOP);

            assertThat(plan(with)).isEmpty();
            assertThat(desks.history(with)).containsExactly(Kind.MODIFIED);
            assertThat(desks.history(without)).isEmpty();
        }
    }

    @Nested
    class Renewing {

        @Test
        void prolongsFromTheEndOnByTheUsualTimeOrAsSaid() {
            assertThat(renew(with, null, null)).isEqualTo(new Outcome.Done(List.of(desks.stored(with))));

            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
            assertThat(desks.history(with)).containsExactly(Kind.MAINTENANCE_RENEWED);
            assertThat(desks.lastEvent(with).changes()).containsExactly(
                    new Change("maintenanceExpiresAt", "2027-01-05T12:00:00Z", "2028-01-05T12:00:00Z"));
            renew(with, new Renewal.ByDays(10), null);
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS.plus(Duration.ofDays(10))));
        }

        @Test
        void winsNoTimeByPayingLate() {
            desks.clock.set(IN_A_YEAR.plus(Duration.ofDays(30)));

            renew(with, null, "R-1");

            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
        }

        @Test
        void isRefusedAfterTheGracePeriod() {
            desks.clock.set(IN_A_YEAR.plus(Duration.ofDays(30)).plusSeconds(1));

            assertThat(renew(with, null, "R-1")).isEqualTo(new Outcome.EndedTooLongAgo());
            assertThat(renew(with, new Renewal.Until(IN_TWO_YEARS), null)).isEqualTo(new Outcome.EndedTooLongAgo());
            assertThat(plan(with)).contains(ONE_YEAR);
            assertThat(desks.history(with)).isEmpty();
        }

        @Test
        void isRefusedWhereThereIsNoPlanOrNoLicence() {
            assertThat(renew(without, null, null)).isEqualTo(new Outcome.NoPlan());
            assertThat(desks.maintenance(GRACE_OF_30_DAYS).renew(
                    new LicenseReference.OfId(UUID.randomUUID()), Optional.empty(), Optional.empty(), Desks.SHOP))
                    .isEqualTo(new Outcome.NotFound());
        }

        @Test
        void isDoneOncePerOrderOfTheShop() {
            renew(with, null, "R-1");
            renew(with, null, "R-1");
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
            assertThat(desks.history(with)).containsExactly(Kind.MAINTENANCE_RENEWED);

            renew(with, new Renewal.ByDays(1), "R-2");
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS.plus(Duration.ofDays(1))));
        }

        @Test
        void isDoneWithEachRequestThatNamesNoOrderAndOnceUntilADate() {
            renew(with, new Renewal.ByDays(1), null);
            renew(with, new Renewal.ByDays(1), null);
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_A_YEAR.plus(Duration.ofDays(2))));

            renew(with, new Renewal.Until(IN_TWO_YEARS), null);
            renew(with, new Renewal.Until(IN_TWO_YEARS), null);
            assertThat(plan(with)).contains(new MaintenancePlan(NOON, IN_TWO_YEARS));
            assertThat(desks.history(with)).hasSize(3);
        }

        @Test
        void isNotTheSameAsRenewingTheLicenceForThatOrder() {
            License both = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION).withExpiry(new Expiry.At(IN_A_YEAR))
                    .withMaintenance(ONE_YEAR).build());

            renew(both, new Renewal.ByDays(1), "R-1");
            desks.renewer().renew(new RenewLicenses.Request(by(both), new Renewal.ByDays(1),
                    Optional.of(new Payment(FASTSPRING, "R-1")), Optional.empty(), Desks.SHOP));

            assertThat(plan(both)).contains(new MaintenancePlan(NOON, IN_A_YEAR.plus(Duration.ofDays(1))));
            assertThat(desks.stored(both).license().terms().expiry()).isEqualTo(new Expiry.At(IN_A_YEAR.plus(Duration.ofDays(1))));
            assertThat(desks.stored(both).license().renewals()).isEqualTo(1);
        }

        @Test
        void leavesOutWhatHasNoPlan() {
            desks.issued(anOrder().withOrderId("O-9").build());
            License planned = desks.issued(anOrder().withOrderId("O-9").withMaintenance(ONE_YEAR).build());

            Outcome outcome = desks.maintenance(GRACE_OF_30_DAYS).renew(
                    new LicenseReference.OfOrder(FASTSPRING, "O-9"), Optional.empty(), Optional.empty(), Desks.SHOP);

            assertThat(outcome).isEqualTo(new Outcome.Done(List.of(desks.stored(planned))));
        }
    }

    private Outcome enable(License license, Renewal renewal) {
        return desks.maintenance(GRACE_OF_30_DAYS).enable(by(license), Optional.ofNullable(renewal), Desks.SHOP);
    }

    private Outcome renew(License license, Renewal renewal, String orderId) {
        return desks.maintenance(GRACE_OF_30_DAYS).renew(by(license), Optional.ofNullable(renewal),
                Optional.ofNullable(orderId).map(id -> new Payment(FASTSPRING, id)), Desks.SHOP);
    }

    private Optional<MaintenancePlan> plan(License license) {
        return desks.stored(license).license().terms().maintenance();
    }
}
