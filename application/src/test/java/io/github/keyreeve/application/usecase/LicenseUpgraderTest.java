package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.KeyRequests.aRequest;
import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.port.in.ActivateComputers.Release;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses.Outcome;
import io.github.keyreeve.application.port.in.UpgradeLicenses.Request;
import io.github.keyreeve.application.port.in.UpgradeLicenses.UpgradeOrder;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseUpgraderTest {

    private static final ProviderName FASTSPRING = new ProviderName("fastspring");

    private final Desks desks = new Desks();
    private final License old = desks.issued(anOrder().build());

    @Nested
    class DaysThatWaitForTheFirstActivation {

        @Test
        void waitWhereNoComputerCameAlong() {
            assertThat(upgraded(10).terms().expiry()).isEqualTo(new Expiry.AfterFirstActivation(10));
        }

        @Test
        void beginAtOnceWhereOneCameAlong() {
            desks.activate(old, "pc-1");

            License fresh = upgraded(10);

            assertThat(fresh.terms().expiry()).isEqualTo(new Expiry.At(Instant.parse("2026-01-15T23:59:59Z")));
            assertThat(desks.computers(fresh)).containsExactly("pc-1");
        }
    }

    @Nested
    class Upgrading {

        @Test
        void putsANewKeyInThePlaceOfTheOld() {
            Outcome outcome = upgrade(old, to(2, 0), Optional.empty(), noOrder());

            License fresh = ((Outcome.Upgraded) outcome).license().license();
            assertThat(outcome).isEqualTo(new Outcome.Upgraded(desks.stored(fresh), true));
            assertThat(fresh.key()).isNotEqualTo(old.key());
            assertThat(fresh.terms()).isEqualTo(old.terms().with(to(2, 0)));
            assertThat(fresh.activationsAllowed()).isEqualTo(old.activationsAllowed());
            assertThat(fresh.standing()).isEqualTo(new Standing.Good());
            assertThat(desks.stored(old).license().standing()).isEqualTo(new Standing.Upgraded(desks.clock.instant()));
        }

        @Test
        void isWrittenDownWithBothLicences() {
            License fresh = fresh(upgrade(old, to(2, 0), Optional.empty(), noOrder()));

            assertThat(desks.events(old)).singleElement().extracting(LicenseEvent::kind, LicenseEvent::changes)
                    .containsExactly(Kind.UPGRADED, List.of(new Change("successor", "", fresh.id().toString())));
            assertThat(desks.events(fresh)).singleElement().extracting(LicenseEvent::kind, LicenseEvent::changes)
                    .containsExactly(Kind.ISSUED, List.of(new Change("replaces", "", old.id().toString())));
            assertThat(desks.lastEvent(fresh).origin()).isEqualTo(Desks.SHOP);
        }

        @Test
        void answersTheSameKeyWhenItIsRepeated() {
            License fresh = fresh(upgrade(old, to(2, 0), Optional.of(FeatureSets.of("0:3")), noOrder()));
            desks.clock.advance(Duration.ofDays(1));

            Outcome again = desks.upgrader().upgrade(new Request(by(old), to(2, 0), Optional.of(FeatureSets.of("0:3")),
                    Optional.of(new Expiry.At(desks.clock.instant().plusSeconds(9))), noOrder(), Desks.SHOP));

            assertThat(again).isEqualTo(new Outcome.Upgraded(desks.stored(fresh), false));
            assertThat(desks.history(old)).containsExactly(Kind.UPGRADED);
            assertThat(desks.history(fresh)).containsExactly(Kind.ISSUED);
        }

        @Test
        void answersTheSameKeyAlsoWhenThatWasUpgradedSince() {
            License fresh = fresh(upgrade(old, to(2, 0), Optional.empty(), noOrder()));
            License latest = fresh(upgrade(fresh, to(2, 0), Optional.of(FeatureSets.of("0:1")), noOrder()));

            assertThat(fresh(upgrade(old, to(2, 0), Optional.empty(), noOrder())).id()).isEqualTo(fresh.id());
            assertThat(fresh(upgrade(fresh, to(2, 0), Optional.of(FeatureSets.of("0:1")), noOrder())).id()).isEqualTo(latest.id());
        }

        @Test
        void isRefusedToAnythingElseThanBefore() {
            upgrade(old, to(2, 0), Optional.empty(), noOrder());
            License upgraded = desks.stored(old).license();

            assertThat(upgrade(old, to(2, 0), Optional.of(FeatureSets.of("0:3")), noOrder())).isEqualTo(new Outcome.UpgradedOtherwise());
            assertThat(upgrade(old, to(3, 0), Optional.empty(), noOrder())).isEqualTo(new Outcome.UpgradedOtherwise());
            assertThat(desks.stored(old).license()).isEqualTo(upgraded);
        }

        @Test
        void mayChangeTheFeaturesOfTheSameVersion() {
            License fresh = fresh(upgrade(old, to(1, 0), Optional.of(FeatureSets.of("0:3")), noOrder()));

            assertThat(fresh.terms()).isEqualTo(old.terms().with(FeatureSets.of("0:3")));
        }

        @Test
        void givesAPermanentLicenceThatIsToEndASubscriptionsKey() {
            License cloud = desks.issued(anOrder().withModel(LicenseModel.PERMANENT_CLOUD).build());

            License fresh = fresh(desks.upgrader().upgrade(new Request(by(cloud), to(2, 0), Optional.empty(),
                    Optional.of(new Expiry.At(Expiry.LAST)), noOrder(), Desks.SHOP)));

            assertThat(fresh.terms().model()).isEqualTo(LicenseModel.SUBSCRIPTION_CLOUD);
            assertThat(fresh.terms().expiry()).isEqualTo(new Expiry.At(Expiry.LAST));
            assertThat(fresh.floatingSeats()).isEqualTo(2);
        }
    }

    @Nested
    class Refusing {

        @Test
        void whatIsNotThereOrNotSaid() {
            assertThat(desks.upgrader().upgrade(new Request(new LicenseReference.OfKey("ABC"), to(2, 0), Optional.empty(),
                    Optional.empty(), noOrder(), Desks.SHOP))).isEqualTo(new Outcome.NotFound());
            assertThat(upgrade(old, to(3, 0), Optional.empty(), noOrder())).isEqualTo(new Outcome.Invalid(List.of(new ArgumentError(
                    "is_productid", "names no product that has this is_majorversion and is_minorversion"))));
            assertThat(upgrade(old, to(1, 0), Optional.empty(), noOrder())).isEqualTo(new Outcome.Invalid(List.of(new ArgumentError(
                    "is_majorversion", "must be another version than the licence's own, or is_features must be given"))));
            assertThat(desks.stored(old).license()).isEqualTo(old);
            assertThat(desks.history(old)).isEmpty();
        }

        @Test
        void whatIsRevoked() {
            desks.revoker().revoke(by(old), Authority.SHOP, Desks.SHOP);

            assertThat(upgrade(old, to(2, 0), Optional.empty(), noOrder())).isEqualTo(new Outcome.Revoked());
            assertThat(desks.history(old)).containsExactly(Kind.REVOKED);
        }
    }

    @Nested
    class Carrying {

        private final Customer jane = Orders.customer("jane@example.com", "Jane Doe");
        private final License license = desks.issued(anOrder().withOrderId("O-1").withReferences("7", "SUB-1").withCustomer(jane)
                .withMaintenance(new MaintenancePlan(Instant.EPOCH, Expiry.LAST))
                .withTags(new LicenseTags("partner", "data", 1, "5.0.00", "p=1")).build());

        @Test
        void takesCustomerOrderAndSubscriptionAlong() {
            OrderedLicense fresh = ordered(upgrade(license, to(2, 0), Optional.empty(), noOrder()));

            assertThat(fresh.customer()).isEqualTo(jane);
            assertThat(fresh.order().provider()).isEqualTo(FASTSPRING);
            assertThat(fresh.order().orderId()).contains("O-1");
            assertThat(fresh.order().subscriptionId()).contains("SUB-1");
            assertThat(fresh.license().terms()).isEqualTo(license.terms().with(to(2, 0)));
        }

        @Test
        void prefersWhatTheOrderOfTheUpgradeSays() {
            UpgradeOrder order = new UpgradeOrder(new ProviderName("stripe"), Optional.of("O-2"), Optional.of("SUB-2"),
                    new Customer("new@example.com", "", "", "", "", "", "", "", "", ""));

            OrderedLicense fresh = ordered(upgrade(license, to(2, 0), Optional.empty(), order));

            assertThat(fresh.order().provider()).isEqualTo(new ProviderName("stripe"));
            assertThat(fresh.order().orderId()).contains("O-2");
            assertThat(fresh.order().subscriptionId()).contains("SUB-2");
            assertThat(fresh.customer()).isEqualTo(new Customer("new@example.com", "Jane Doe", "Doe Ltd", "1 High Street", "", "Leeds", "",
                    "LS1 1AA", "GB", ""));
            assertThat(desks.stored(license).customer()).isEqualTo(jane);
        }

        @Test
        void takesTheCustomerAlongAsKnownNow() {
            Customer moved = Orders.customer("jane@example.com", "Jane Roe");
            desks.customers().update(new KeepCustomers.Request(FASTSPRING, moved, Optional.empty(), Optional.empty(),
                    Optional.of(by(license)), Desks.SHOP));

            assertThat(ordered(upgrade(license, to(2, 0), Optional.empty(), noOrder())).customer()).isEqualTo(moved);
        }

        @Test
        void staysWithTheCustomerWhomTheShopKnowsByItsOwnNumber() {
            Customer moved = Orders.customer("jane.roe@example.com", "Jane Roe");
            desks.customers().update(known(jane, Optional.of(by(license))));
            License fresh = fresh(upgrade(license, to(2, 0), Optional.empty(), noOrder()));

            desks.customers().update(known(moved, Optional.empty()));

            assertThat(desks.stored(license).customer()).isEqualTo(moved);
            assertThat(desks.stored(fresh).customer()).isEqualTo(moved);
        }

        @Test
        void leavesTheCustomerWhereTheUpgradeIsSomebodyElses() {
            Customer other = Orders.customer("other@example.com", "Other");
            desks.customers().update(known(jane, Optional.of(by(license))));

            OrderedLicense fresh = ordered(upgrade(license, to(2, 0), Optional.empty(),
                    new UpgradeOrder(FASTSPRING, Optional.of("O-2"), Optional.empty(), other)));

            assertThat(fresh.customer()).isEqualTo(other);
        }

        @Test
        void keepsTheBoundOfReleases() {
            Releases bound = new Releases(new Releases.Limit(Optional.of(1), Optional.of(30)), 1, Optional.of(Instant.EPOCH));
            desks.storage.licenses().replace(List.of(desks.stored(license).license().with(bound)));

            assertThat(fresh(upgrade(license, to(2, 0), Optional.empty(), noOrder())).releases()).isEqualTo(bound);
        }

        private KeepCustomers.Request known(Customer customer, Optional<LicenseReference> which) {
            return new KeepCustomers.Request(FASTSPRING, customer, Optional.of("C-1"), Optional.empty(), which, Desks.SHOP);
        }

        @Test
        void letsRenewalsOfTheSubscriptionReachTheNewKey() {
            License subscription = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION).withReferences("1", "SUB-9")
                    .withExpiry(new Expiry.At(Instant.parse("2026-01-31T23:59:59Z"))).build());
            License fresh = fresh(upgrade(subscription, to(2, 0), Optional.empty(), noOrder()));

            desks.renewer().renew(new RenewLicenses.Request(new LicenseReference.OfSubscription(FASTSPRING, "SUB-9"),
                    new Renewal.Until(Expiry.LAST), Optional.empty(), Optional.empty(), Desks.SHOP));

            assertThat(desks.stored(fresh).license().terms().expiry()).isEqualTo(new Expiry.At(Expiry.LAST));
            assertThat(desks.history(subscription)).containsExactly(Kind.UPGRADED);
        }

        @Test
        void takesComputersAlongByRule() {
            desks.activate(license, "pc-1");
            desks.activate(license, "pc-2");

            License fresh = fresh(upgrade(license, to(2, 0), Optional.empty(), noOrder()));

            assertThat(desks.computers(fresh)).containsExactly("pc-1", "pc-2");
            assertThat(fresh.activationsUsed()).isEqualTo(2);
            assertThat(desks.lastEvent(fresh).changes()).contains(new Change("activationsUsed", "", "2"));
            assertThat(desks.computers(license)).containsExactly("pc-1", "pc-2");
        }

        @Test
        void leavesComputersBehindByRule() {
            UsageRules without = new UsageRules(GracePeriods.NONE, Releases.Limit.NONE, false, false, ZoneOffset.UTC);
            desks.activate(license, "pc-1");

            License fresh = fresh(desks.upgrader(without).upgrade(
                    new Request(by(license), to(2, 0), Optional.empty(), Optional.empty(), noOrder(), Desks.SHOP)));

            assertThat(desks.computers(fresh)).isEmpty();
            assertThat(fresh.activationsUsed()).isZero();
        }
    }

    @Nested
    class TheOldKey {

        @Test
        void isDeniedAsUpgradedAndItsComputersCanBeReleased() {
            desks.activate(old, "pc-1");
            upgrade(old, to(2, 0), Optional.empty(), noOrder());
            ActivationDesk desk = desks.activations(UsageRules.USUAL);

            assertThat(desk.validate(desks.request(old, "pc-1"), true)).isEqualTo(new Validation.Denied(Denial.UPGRADED));
            assertThat(desk.release(desks.request(old, "pc-1"), Optional.empty())).isInstanceOf(Release.Released.class);
            assertThat(desks.computers(old)).isEmpty();
        }

        @Test
        void isStillTheAnswerToItsOrder() {
            KeyIssuer issuer = new KeyIssuer(desks.storage,
                    new Entitlements(desks.storage.products(), desks.storage.argumentSets(), IssuingRules.USUAL),
                    desks.storage.issuedOrders(), desks.storage.licenseEvents(), desks.storage.refusedRepeats(), desks.storage.mails(),
                    new RandomKeys(), desks.ids, desks.clock);
            IssuedOrder order = ((IssueKeys.Outcome.Issued) issuer.issue(aRequest().order("O-7").build())).order();
            License first = order.licenses().getFirst();
            upgrade(first, to(2, 0), Optional.empty(), noOrder());

            IssueKeys.Outcome again = issuer.issue(aRequest().order("O-7").build());

            assertThat(((IssueKeys.Outcome.AlreadyIssued) again).order().licenses()).extracting(License::key)
                    .containsExactly(first.key());
        }
    }

    private Outcome upgrade(License license, VersionId to, Optional<FeatureSets> features, UpgradeOrder order) {
        return desks.upgrader().upgrade(new Request(by(license), to, features, Optional.empty(), order, Desks.SHOP));
    }

    private static VersionId to(int major, int minor) {
        return new VersionId(1, major, minor);
    }

    private static UpgradeOrder noOrder() {
        return new UpgradeOrder(new ProviderName("api"), Optional.empty(), Optional.empty(), Customer.UNKNOWN);
    }

    private static OrderedLicense ordered(Outcome outcome) {
        return ((Outcome.Upgraded) outcome).license();
    }

    private static License fresh(Outcome outcome) {
        return ordered(outcome).license();
    }

    private License upgraded(int days) {
        Outcome outcome = desks.upgrader().upgrade(new Request(by(old), new VersionId(1, 2, 0), Optional.empty(),
                Optional.of(new Expiry.AfterFirstActivation(days)),
                new UpgradeOrder(new ProviderName("api"), Optional.empty(), Optional.empty(), Customer.UNKNOWN), Desks.STAFF));
        return ((Outcome.Upgraded) outcome).license().license();
    }
}
