package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.ActivateComputers.Release;
import io.github.keyreeve.application.port.in.ReleaseComputers.Outcome;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComputerReleaserTest {

    private final Desks desks = new Desks();

    @Test
    void freesTheComputersActivationAndTellsWhoDidIt() {
        License license = desks.issued(anOrder().withActivations(2).build());
        desks.activate(license, "pc-1");
        desks.activate(license, "pc-2");

        Outcome outcome = desks.releaser().release(license.id(), new ComputerId("PC-1"), Desks.STAFF);

        assertThat(outcome).isEqualTo(new Outcome.Released(desks.stored(license)));
        assertThat(desks.stored(license).license().activationsUsed()).isEqualTo(1);
        assertThat(desks.computers(license)).containsExactly("pc-2");
        assertThat(desks.lastEvent(license))
                .extracting(LicenseEvent::kind, LicenseEvent::origin, LicenseEvent::at, LicenseEvent::changes)
                .containsExactly(Kind.RELEASED, Desks.STAFF, desks.clock.instant(), List.of(new Change("computerId", "PC-1", "")));
    }

    @Test
    void isNeitherBoundByTheLimitNorByTheDeactivationCodeThatBindApplications() {
        UsageRules strict = new UsageRules(GracePeriods.NONE, new Releases.Limit(Optional.of(0), Optional.empty()), true, true, ZoneOffset.UTC);
        License license = desks.issued(anOrder().build());
        desks.activate(license, "pc-1");

        assertThat(desks.activations(strict).release(desks.request(license, "pc-1"), Optional.empty()))
                .isEqualTo(new Release.CodeWrong());
        assertThat(desks.releaser().release(license.id(), new ComputerId("pc-1"), Desks.STAFF)).isInstanceOf(Outcome.Released.class);
        assertThat(desks.stored(license).license().releases()).isEqualTo(Releases.NONE);
    }

    @Test
    void releasesWhateverBecameOfTheLicence() {
        License license = desks.issued(anOrder().build());
        desks.activate(license, "pc-1");
        desks.storage.licenses().replace(List.of(license.with(new Standing.Upgraded(desks.clock.instant()))));

        assertThat(desks.releaser().release(license.id(), new ComputerId("pc-1"), Desks.STAFF)).isInstanceOf(Outcome.Released.class);
    }

    @Test
    void changesNothingWhereNothingIsToBeReleased() {
        License license = desks.issued(anOrder().build());
        desks.activate(license, "pc-1");
        int events = desks.events(license).size();

        assertThat(desks.releaser().release(license.id(), new ComputerId("pc-2"), Desks.STAFF)).isEqualTo(new Outcome.NotActive());
        assertThat(desks.releaser().release(new UUID(1, 1), new ComputerId("pc-1"), Desks.STAFF)).isEqualTo(new Outcome.NotFound());
        assertThat(desks.computers(license)).containsExactly("pc-1");
        assertThat(desks.events(license)).hasSize(events);
        assertThat(desks.activations(UsageRules.USUAL).release(desks.request(license, "pc-2"), Optional.empty()))
                .isEqualTo(new Release.Denied(Denial.NOT_ACTIVE_HERE_BUT_ELSEWHERE));
    }
}
