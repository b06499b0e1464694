package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.application.port.in.CorrectLicenses.Outcome;
import io.github.keyreeve.application.port.in.CorrectLicenses.Version;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Releases.Limit;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.VersionId;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseCorrectorTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Desks desks = new Desks();

    @Nested
    class DaysThatWaitForTheFirstActivation {

        private final Expiry tenDays = new Expiry.AfterFirstActivation(10);
        private final License license = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION).build());

        @Test
        void waitWhereNoComputerIsActive() {
            correct(license, expiring(tenDays));

            assertThat(desks.stored(license).license().terms().expiry()).isEqualTo(tenDays);
        }

        @Test
        void beginAtOnceWhereOneIsActive() {
            desks.activate(license, "pc-1");

            correct(license, expiring(tenDays));

            assertThat(desks.stored(license).license().terms().expiry())
                    .isEqualTo(new Expiry.At(Instant.parse("2026-01-15T23:59:59Z")));
        }
    }

    @Nested
    class OfTheCustomer {

        private final Customer jane = Orders.customer("Jane@Example.com", "Jane Doe");
        private final License license = desks.issued(anOrder().withCustomer(jane).build());

        @Test
        void changesWhatIsToldAndKeepsTheRest() {
            correct(license, of(Map.of(CustomerPart.NAME, "Jane Roe", CustomerPart.COMPANY, "")));

            assertThat(desks.stored(license).customer())
                    .isEqualTo(new Customer("Jane@Example.com", "Jane Roe", "", "1 High Street", "", "Leeds", "", "LS1 1AA", "GB", ""));
            assertThat(desks.stored(license).order().customer()).isEqualTo(jane);
            assertThat(desks.events(license)).singleElement()
                    .extracting(LicenseEvent::kind, LicenseEvent::origin, LicenseEvent::changes)
                    .containsExactly(Kind.CUSTOMER_CHANGED, Desks.STAFF, List.of(
                            new Change("customer.name", "Jane Doe", "Jane Roe"), new Change("customer.company", "Doe Ltd", "")));
        }

        @Test
        void passesTheLicenceAloneToWhoeverIsKnownByAnotherAddress() {
            License other = desks.issued(anOrder().withCustomer(jane).build());
            desks.customers().update(new KeepCustomers.Request(new ProviderName("api"), Orders.customer("bob@example.com", "Bob"),
                    Optional.empty(), Optional.empty(), Optional.empty(), Desks.STAFF));

            correct(license, of(Map.of(CustomerPart.EMAIL, "BOB@example.com", CustomerPart.PHONE, "1")));

            assertThat(desks.stored(license).customer())
                    .isEqualTo(new Customer("BOB@example.com", "Bob", "Doe Ltd", "1 High Street", "", "Leeds", "", "LS1 1AA", "GB", "1"));
            assertThat(desks.stored(other).customer()).isEqualTo(jane);
        }

        @Test
        void leavesNoEventWhereNothingDiffers() {
            correct(license, of(Map.of(CustomerPart.NAME, "Jane Doe")));

            assertThat(desks.events(license)).isEmpty();
        }
    }

    @Nested
    class Faults {

        private final License license = desks.issued(anOrder().withCustomer(Customer.UNKNOWN).build());
        private final Correction wrong = new Correction(Optional.of(new Version(3, 0)), Optional.empty(),
                Optional.of(new Expiry.At(Instant.EPOCH)), Optional.of(7), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(CustomerPart.NAME, "Jane"));
        private final List<ArgumentError> all = List.of(
                new ArgumentError("is_majorversion", "names no version of the product"),
                new ArgumentError("is_expdate", "must not be set: a permanent licence never ends"),
                new ArgumentError("customer.email", "must be there: the customer is known by it"));

        @Test
        void areNamedAllAtOnceAndNothingIsChanged() {
            assertThat(desks.corrector().correct(by(license), wrong, Authority.ADMINISTRATOR, Desks.STAFF))
                    .isEqualTo(new Outcome.Invalid(all));
            assertThat(desks.stored(license).license()).isEqualTo(license);
        }

        @Test
        void canBeAskedForAlone() {
            assertThat(desks.corrector().faults(by(license), wrong)).isEqualTo(all);
            assertThat(desks.corrector().faults(by(license), Correction.NONE)).isEmpty();
        }
    }

    @Nested
    class OneField {

        private final License license = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION)
                .withExpiry(new Expiry.At(NOON.plus(Duration.ofDays(30)))).withActivations(3)
                .withMaintenance(new MaintenancePlan(NOON, NOON.plus(Duration.ofDays(1))))
                .withTags(new LicenseTags("partner", "data", 1, "5.0.00", "p=1"))
                .withReleases(new Releases(new Limit(Optional.of(5), Optional.of(10)), 2, Optional.of(NOON))).build());

        @Test
        void isTheVersion() {
            assertChanges(with("version", Optional.of(new Version(2, 0))),
                    license.with(license.terms().with(new VersionId(1, 2, 0))), new Change("version", "1.0", "2.0"));
        }

        @Test
        void areTheFeatures() {
            assertChanges(with("features", Optional.of(FeatureSets.of("1:3"))),
                    license.with(license.terms().with(FeatureSets.of("1:3"))), new Change("features", "", "1:3;"));
        }

        @Test
        void isTheExpiryWhichMayAlsoComeSooner() {
            Expiry tomorrow = new Expiry.At(NOON.plus(Duration.ofDays(1)));

            assertChanges(with("expiry", Optional.of(tomorrow)), license.with(license.terms().with(tomorrow)),
                    new Change("expiresAt", "2026-02-04T12:00:00Z", "2026-01-06T12:00:00Z"));
        }

        @Test
        void areTheActivations() {
            assertChanges(with("activationsAllowed", Optional.of(7)), license.withActivationsAllowed(7),
                    new Change("activationsAllowed", "3", "7"));
        }

        @Test
        void areTheTags() {
            LicenseTags tags = license.terms().tags();

            assertChanges(with("userData", Optional.of("new")), license.with(license.terms().with(tags.withUserData("new"))),
                    new Change("userData", "data", "new"));
        }

        @Test
        void isTheAffiliate() {
            LicenseTags tags = license.terms().tags();

            assertChanges(with("affiliateId", Optional.of("")), license.with(license.terms().with(tags.withAffiliateId(""))),
                    new Change("affiliateId", "partner", ""));
        }

        @Test
        void areTheProductProperties() {
            LicenseTags tags = license.terms().tags();

            assertChanges(with("properties", Optional.of("p=2")), license.with(license.terms().with(tags.withProperties("p=2"))),
                    new Change("properties", "p=1", "p=2"));
        }

        @Test
        void isTheBoundOfReleasesWithoutForgettingThoseThereWere() {
            assertChanges(with("maxReleases", Optional.of(Optional.of(6))),
                    license.with(new Releases(new Limit(Optional.of(6), Optional.of(10)), 2, Optional.of(NOON))),
                    new Change("maxReleases", "5", "6"));
        }

        @Test
        void isThePeriodOfReleasesWhichMayBeTheUsualOneAgain() {
            assertChanges(with("releasePeriodDays", Optional.of(Optional.empty())),
                    license.with(new Releases(new Limit(Optional.of(5), Optional.empty()), 2, Optional.of(NOON))),
                    new Change("releasePeriodDays", "10", ""));
        }

        @Test
        void isTheEndOfTheMaintenancePlan() {
            MaintenancePlan longer = new MaintenancePlan(NOON, NOON.plus(Duration.ofDays(2)));

            assertChanges(with("maintenanceExpiresAt", Optional.of(Optional.of(longer.expiresAt()))),
                    license.with(license.terms().with(Optional.of(longer))),
                    new Change("maintenanceExpiresAt", "2026-01-06T12:00:00Z", "2026-01-07T12:00:00Z"));
        }

        @Test
        void isTheMaintenancePlanThatIsNoMore() {
            assertChanges(with("maintenanceExpiresAt", Optional.of(Optional.empty())),
                    license.with(license.terms().with(Optional.<MaintenancePlan>empty())),
                    new Change("maintenanceExpiresAt", "2026-01-06T12:00:00Z", ""));
        }

        @Test
        void isChangedOnceHoweverOftenItIsSaid() {
            Correction correction = with("userData", Optional.of("new"));
            correct(license, correction);
            License once = desks.stored(license).license();

            correct(license, correction);

            assertThat(desks.stored(license).license()).isEqualTo(once);
            assertThat(desks.history(license)).containsExactly(Kind.MODIFIED);
        }

        @Test
        void orNoneLeavesNothing() {
            correct(license, Correction.NONE);

            assertThat(desks.stored(license).license()).isEqualTo(license);
            assertThat(desks.history(license)).isEmpty();
        }

        private void assertChanges(Correction correction, License expected, Change change) {
            correct(license, correction);

            assertThat(desks.stored(license).license()).isEqualTo(expected.nextRevision());
            assertThat(desks.events(license)).singleElement()
                    .extracting(LicenseEvent::kind, LicenseEvent::at, LicenseEvent::origin, LicenseEvent::changes)
                    .containsExactly(Kind.MODIFIED, NOON, Desks.STAFF, List.of(change));
        }
    }

    @Nested
    class FewerActivations {

        private final License license = desks.issued(anOrder().withActivations(3).build());

        @Test
        void areRefusedBelowWhatIsInUse() {
            desks.activate(license, "pc-1");
            desks.activate(license, "pc-2");

            assertThat(corrector(with("activationsAllowed", Optional.of(1)), Authority.ADMINISTRATOR)).isEqualTo(new Outcome.MoreInUse(2));

            assertThat(desks.stored(license).license().activationsAllowed()).isEqualTo(3);
            correct(license, with("activationsAllowed", Optional.of(2)));
            assertThat(desks.stored(license).license().activationsAllowed()).isEqualTo(2);
            assertThat(desks.stored(license).license().activationsUsed()).isEqualTo(2);
        }

        @Test
        void areRefusedForAllKeysOfAnOrderWhereOneUsesMore() {
            IssuedOrder order = anOrder().withOrderId("O-1").withLicenses(2).build();
            desks.issued(order);
            desks.activate(order.licenses().get(1), "pc-1");
            desks.activate(order.licenses().get(1), "pc-2");

            assertThat(desks.corrector().correct(new LicenseReference.OfOrder(new ProviderName("fastspring"), "O-1"),
                    with("activationsAllowed", Optional.of(1)), Authority.SHOP, Desks.SHOP)).isEqualTo(new Outcome.MoreInUse(2));
            assertThat(desks.stored(order.licenses().get(0)).license().activationsAllowed()).isEqualTo(3);
        }

        private Outcome corrector(Correction correction, Authority authority) {
            return desks.corrector().correct(by(license), correction, authority, Desks.STAFF);
        }
    }

    @Nested
    class Revoking {

        private final License license = desks.issued(anOrder().build());

        @Test
        void isDoneTogetherWithWhatElseIsSaid() {
            correct(license, with("revoked", Optional.of(true)));
            assertThat(desks.stored(license).license().standing()).isEqualTo(new Standing.Revoked(NOON, Authority.ADMINISTRATOR));
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);

            correct(license, with("revoked", Optional.of(false)));
            assertThat(desks.stored(license).license().standing()).isEqualTo(new Standing.Good());
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED, Kind.REINSTATED);
        }

        @Test
        void byTheStaffIsNotUndoneByAShopWhateverElseItSays() {
            correct(license, with("revoked", Optional.of(true)));
            Correction giveBack = new Correction(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(9), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), Map.of());

            assertThat(desks.corrector().correct(by(license), giveBack, Authority.SHOP, Desks.SHOP))
                    .isEqualTo(new Outcome.RevokedByAdministrator());

            assertThat(desks.stored(license).license().activationsAllowed()).isEqualTo(3);
            assertThat(desks.history(license)).containsExactly(Kind.REVOKED);
        }
    }

    @Nested
    class SeveralKeys {

        private final IssuedOrder order = anOrder().withOrderId("O-1").withLicenses(2).build();
        private final LicenseReference both = new LicenseReference.OfOrder(new ProviderName("fastspring"), "O-1");

        @BeforeEach
        void whoseSecondTheStaffRevoked() {
            desks.issued(order);
            correct(order.licenses().get(1), with("revoked", Optional.of(true)));
        }

        @Test
        void areRevokedByAShopAlsoWhereTheStaffRevokedOne() {
            desks.corrector().correct(both, with("revoked", Optional.of(true)), Authority.SHOP, Desks.SHOP);

            assertThat(desks.stored(order.licenses().get(0)).license().standing()).isEqualTo(new Standing.Revoked(NOON, Authority.SHOP));
            assertThat(desks.stored(order.licenses().get(1)).license().standing())
                    .isEqualTo(new Standing.Revoked(NOON, Authority.ADMINISTRATOR));
        }

        @Test
        void areNotGivenBackWhereTheStaffRevokedOne() {
            desks.corrector().correct(both, with("revoked", Optional.of(true)), Authority.SHOP, Desks.SHOP);

            assertThat(desks.corrector().correct(both, with("revoked", Optional.of(false)), Authority.SHOP, Desks.SHOP))
                    .isEqualTo(new Outcome.RevokedByAdministrator());
            assertThat(desks.stored(order.licenses().get(0)).license().standing()).isEqualTo(new Standing.Revoked(NOON, Authority.SHOP));
        }

        @Test
        void shareAFaultThatIsNamedOnce() {
            assertThat(desks.corrector().faults(both, with("version", Optional.of(new Version(3, 0))))).hasSize(1);
        }
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(desks.corrector().correct(new LicenseReference.OfKey("ABC"), with("userData", Optional.of("x")), Authority.SHOP, Desks.SHOP))
                .isEqualTo(new Outcome.NotFound());
    }

    private void correct(License license, Correction correction) {
        assertThat(desks.corrector().correct(by(license), correction, Authority.ADMINISTRATOR, Desks.STAFF))
                .isEqualTo(new Outcome.Corrected(List.of(desks.stored(license))));
    }

    /** A correction of this field alone. */
    private static Correction with(String field, Optional<?> value) {
        RecordComponent[] fields = Correction.class.getRecordComponents();
        Object[] values = Stream.of(fields)
                .map(each -> each.getName().equals(field) ? value : each.getType() == Map.class ? Map.of() : Optional.empty())
                .toArray();
        assertThat(fields).extracting(RecordComponent::getName).contains(field);
        try {
            return (Correction) Correction.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Correction expiring(Expiry expiry) {
        return new Correction(Optional.empty(), Optional.empty(), Optional.of(expiry), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Correction of(Map<CustomerPart, String> customer) {
        return new Correction(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), customer);
    }
}
