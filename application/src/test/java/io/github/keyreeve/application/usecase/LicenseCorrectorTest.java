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
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseCorrectorTest {

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

    private void correct(License license, Correction correction) {
        assertThat(desks.corrector().correct(by(license), correction, Authority.ADMINISTRATOR, Desks.STAFF))
                .isEqualTo(new Outcome.Corrected(List.of(desks.stored(license))));
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
