package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LicenseDifferencesTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final License BEFORE = License.issued(new UUID(1, 1), new ActivationKey("KEY"),
            new LicenseTerms(new VersionId(1, 1, 0), LicenseModel.SUBSCRIPTION, FeatureSets.of("0:1"),
                    new Expiry.AfterFirstActivation(30), Optional.empty(), LicenseTags.NONE),
            "Editor", 3, 0, NOON);

    @Test
    void ofNothingAreNone() {
        assertThat(LicenseDifferences.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void nameEveryFieldThatPeopleCanChangeWithBothItsValues() {
        LicenseTerms terms = BEFORE.terms()
                .with(new VersionId(1, 2, 5))
                .with(FeatureSets.of("0:3;2:1"))
                .with(new Expiry.At(NOON))
                .with(Optional.of(new MaintenancePlan(NOON, NOON.plusSeconds(1))))
                .with(new LicenseTags("partner", "data", 0, "", "p=1"));
        License after = BEFORE.with(terms).withActivationsAllowed(4)
                .with(new Releases(new Releases.Limit(Optional.of(2), Optional.of(30)), 0, Optional.empty()));

        assertThat(LicenseDifferences.between(BEFORE, after)).containsExactly(
                new Change("version", "1.0", "2.5"),
                new Change("features", "0:1;", "0:3;2:1;"),
                new Change("expiresAt", "", "2026-01-05T12:00:00Z"),
                new Change("expiresAfterDays", "30", ""),
                new Change("maintenanceExpiresAt", "", "2026-01-05T12:00:01Z"),
                new Change("activationsAllowed", "3", "4"),
                new Change("affiliateId", "", "partner"),
                new Change("userData", "", "data"),
                new Change("properties", "", "p=1"),
                new Change("maxReleases", "", "2"),
                new Change("releasePeriodDays", "", "30"));
    }

    @Test
    void neverShowTheKey() {
        License other = new License(BEFORE.id(), new ActivationKey("SECRET"), BEFORE.terms(), BEFORE.productName(), 4, 0, 0,
                BEFORE.standing(), BEFORE.releases(), 0, 0, NOON);

        assertThat(LicenseDifferences.between(BEFORE, other)).containsExactly(new Change("activationsAllowed", "3", "4"));
    }

    @Test
    void areCutWhereTheyAreLongWithoutBreakingACharacter() {
        String long501 = "x".repeat(499) + "😀😀";

        Change change = new Change("userData", "x".repeat(500), long501);

        assertThat(change.before()).isEqualTo("x".repeat(500));
        assertThat(List.of(change.after().codePointCount(0, change.after().length()), change.after().length())).containsExactly(500, 501);
        assertThat(change.after()).endsWith("x😀");
    }
}
