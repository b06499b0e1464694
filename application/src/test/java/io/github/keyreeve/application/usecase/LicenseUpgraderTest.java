package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.UpgradeLicenses.Outcome;
import io.github.keyreeve.application.port.in.UpgradeLicenses.Request;
import io.github.keyreeve.application.port.in.UpgradeLicenses.UpgradeOrder;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseUpgraderTest {

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

    private License upgraded(int days) {
        Outcome outcome = desks.upgrader().upgrade(new Request(by(old), new VersionId(1, 2, 0), Optional.empty(),
                Optional.of(new Expiry.AfterFirstActivation(days)),
                new UpgradeOrder(new ProviderName("api"), Optional.empty(), Optional.empty(), Customer.UNKNOWN), Desks.STAFF));
        return ((Outcome.Upgraded) outcome).license().license();
    }
}
