package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.product.VersionId;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant EARLIER = NOON.minusSeconds(60);
    private static final VersionId VERSION = new VersionId(1, 2, 3);
    private static final GracePeriods TEN_DAYS = new GracePeriods(10, 20);

    @Nested
    class Revoking {

        /** Every standing, action and authority. */
        @ParameterizedTest
        @CsvSource({
            "GOOD,             revoke,    DISPUTE,       DISPUTED_NOW",
            "DISPUTED,         revoke,    DISPUTE,       DISPUTED",
            "DISPUTED,         revoke,    SUBSCRIPTION,  ENDED",
            "DISPUTED,         revoke,    SHOP,          REVOKED_BY_SHOP",
            "DISPUTED,         revoke,    ADMINISTRATOR, REVOKED_BY_STAFF",
            "DISPUTED,         reinstate, DISPUTE,       GOOD",
            "DISPUTED,         reinstate, SHOP,          GOOD",
            "DISPUTED,         reinstate, ADMINISTRATOR, GOOD",
            "ENDED,            revoke,    DISPUTE,       ENDED",
            "ENDED,            reinstate, DISPUTE,       ENDED",
            "REVOKED_BY_SHOP,  reinstate, DISPUTE,       REVOKED_BY_SHOP",
            "REVOKED_BY_STAFF, reinstate, DISPUTE,       REVOKED_BY_STAFF",
            "GOOD,             revoke,    SUBSCRIPTION,  ENDED_NOW",
            "GOOD,             revoke,    SHOP,          REVOKED_BY_SHOP_NOW",
            "GOOD,             revoke,    ADMINISTRATOR, REVOKED_BY_STAFF_NOW",
            "GOOD,             reinstate, SHOP,          GOOD",
            "GOOD,             reinstate, ADMINISTRATOR, GOOD",
            "ENDED,            revoke,    SUBSCRIPTION,  ENDED",
            "ENDED,            revoke,    SHOP,          REVOKED_BY_SHOP",
            "ENDED,            revoke,    ADMINISTRATOR, REVOKED_BY_STAFF",
            "ENDED,            reinstate, SUBSCRIPTION,  GOOD",
            "ENDED,            reinstate, SHOP,          GOOD",
            "ENDED,            reinstate, ADMINISTRATOR, GOOD",
            "REVOKED_BY_SHOP,  revoke,    SUBSCRIPTION,  REVOKED_BY_SHOP",
            "REVOKED_BY_SHOP,  reinstate, SUBSCRIPTION,  REVOKED_BY_SHOP",
            "REVOKED_BY_STAFF, reinstate, SUBSCRIPTION,  REVOKED_BY_STAFF",
            "REVOKED_BY_SHOP,  revoke,    SHOP,          REVOKED_BY_SHOP",
            "REVOKED_BY_SHOP,  revoke,    ADMINISTRATOR, REVOKED_BY_STAFF",
            "REVOKED_BY_SHOP,  reinstate, SHOP,          GOOD",
            "REVOKED_BY_SHOP,  reinstate, ADMINISTRATOR, GOOD",
            "REVOKED_BY_STAFF, revoke,    SHOP,          REVOKED_BY_STAFF",
            "REVOKED_BY_STAFF, revoke,    ADMINISTRATOR, REVOKED_BY_STAFF",
            "REVOKED_BY_STAFF, reinstate, SHOP,          REVOKED_BY_STAFF",
            "REVOKED_BY_STAFF, reinstate, ADMINISTRATOR, GOOD",
            "UPGRADED,         revoke,    SHOP,          UPGRADED",
            "UPGRADED,         revoke,    ADMINISTRATOR, UPGRADED",
            "UPGRADED,         reinstate, SHOP,          UPGRADED",
            "UPGRADED,         reinstate, ADMINISTRATOR, UPGRADED"})
        void passesFromOneStandingToTheOther(Case before, String action, Authority authority, Case after) {
            License license = license(LicenseModel.PERMANENT, new Expiry.Never()).with(before.standing);

            License result = action.equals("revoke") ? license.revoked(NOON, authority) : license.reinstated(authority);

            assertThat(result.standing()).isEqualTo(after.standing);
            assertThat(result).isEqualTo(license.with(after.standing));
        }

        @ParameterizedTest
        @CsvSource({
            "ENDED, SUBSCRIPTION, true", "REVOKED_BY_SHOP, SUBSCRIPTION, false", "GOOD, SHOP, true", "GOOD, ADMINISTRATOR, true", "REVOKED_BY_SHOP, SHOP, true", "REVOKED_BY_SHOP, ADMINISTRATOR, true",
            "REVOKED_BY_STAFF, SHOP, false", "REVOKED_BY_STAFF, ADMINISTRATOR, true", "UPGRADED, SHOP, true",
            "UPGRADED, ADMINISTRATOR, true"})
        void saysWhoMayUndoIt(Case standing, Authority authority, boolean may) {
            assertThat(license(LicenseModel.PERMANENT, new Expiry.Never()).with(standing.standing).mayBeReinstatedBy(authority))
                    .isEqualTo(may);
        }

        private enum Case {
            GOOD(new Standing.Good()),
            DISPUTED(new Standing.Revoked(EARLIER, Authority.DISPUTE)),
            DISPUTED_NOW(new Standing.Revoked(NOON, Authority.DISPUTE)),
            ENDED(new Standing.Revoked(EARLIER, Authority.SUBSCRIPTION)),
            ENDED_NOW(new Standing.Revoked(NOON, Authority.SUBSCRIPTION)),
            REVOKED_BY_SHOP(new Standing.Revoked(EARLIER, Authority.SHOP)),
            REVOKED_BY_SHOP_NOW(new Standing.Revoked(NOON, Authority.SHOP)),
            REVOKED_BY_STAFF(new Standing.Revoked(EARLIER, Authority.ADMINISTRATOR)),
            REVOKED_BY_STAFF_NOW(new Standing.Revoked(NOON, Authority.ADMINISTRATOR)),
            UPGRADED(new Standing.Upgraded(EARLIER));

            private final Standing standing;

            Case(Standing standing) {
                this.standing = standing;
            }
        }
    }

    @Nested
    class Denying {

        @Test
        void looksAtProductAndVersionFirstThenAtTheStandingThenAtTheTime() {
            License expired = license(LicenseModel.TRIAL, new Expiry.At(EARLIER));
            License revoked = expired.revoked(NOON, Authority.SHOP);
            License upgraded = expired.with(new Standing.Upgraded(EARLIER));

            assertThat(revoked.denialFor(Optional.of(new VersionId(9, 2, 3)), NOON, TEN_DAYS)).contains(Denial.OTHER_PRODUCT);
            assertThat(revoked.denialFor(Optional.of(new VersionId(1, 2, 4)), NOON, TEN_DAYS)).contains(Denial.OTHER_VERSION);
            assertThat(revoked.denialFor(Optional.of(new VersionId(1, 3, 3)), NOON, TEN_DAYS)).contains(Denial.OTHER_VERSION);
            assertThat(revoked.denialFor(Optional.of(VERSION), NOON, TEN_DAYS)).contains(Denial.REVOKED);
            assertThat(upgraded.denialFor(Optional.of(VERSION), NOON, TEN_DAYS)).contains(Denial.UPGRADED);
            assertThat(expired.denialFor(Optional.of(VERSION), NOON, TEN_DAYS)).contains(Denial.EXPIRED);
            assertThat(expired.denialFor(Optional.empty(), NOON, TEN_DAYS)).contains(Denial.EXPIRED);
            assertThat(expired.denialFor(Optional.of(VERSION), EARLIER, TEN_DAYS)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(LicenseModel.class)
        void leavesSubscriptionsTheirGracePeriodAndNobodyElse(LicenseModel model) {
            License license = license(model, new Expiry.At(NOON));
            Instant last = model.text().startsWith("subscription") ? NOON.plus(Duration.ofDays(10)) : NOON;

            assertThat(license.lastMoment(TEN_DAYS)).contains(last);
            assertThat(license.denialFor(Optional.empty(), last, TEN_DAYS)).isEmpty();
            assertThat(license.denialFor(Optional.empty(), last.plusNanos(1), TEN_DAYS)).contains(Denial.EXPIRED);
            assertThat(license.denialFor(Optional.empty(), NOON.plusNanos(1), GracePeriods.NONE)).contains(Denial.EXPIRED);
        }

        @Test
        void neverIsForTheTimeWhereNoneIsSet() {
            assertThat(license(LicenseModel.PERMANENT, new Expiry.Never()).denialFor(Optional.empty(), Expiry.LAST, TEN_DAYS)).isEmpty();
            assertThat(license(LicenseModel.TRIAL, new Expiry.AfterFirstActivation(1)).denialFor(Optional.empty(), Expiry.LAST, TEN_DAYS))
                    .isEmpty();
        }
    }

    @Nested
    class State {

        @ParameterizedTest
        @CsvSource({"-1, ACTIVE", "0, ACTIVE", "1, EXPIRED"})
        void isExpiredAfterTheLastMomentWhateverTheGracePeriod(long seconds, LicenseState state) {
            assertThat(license(LicenseModel.SUBSCRIPTION, new Expiry.At(NOON)).stateAt(NOON.plusSeconds(seconds))).isEqualTo(state);
        }

        @Test
        void isWhatWasDecidedRatherThanTheTime() {
            License expired = license(LicenseModel.SUBSCRIPTION, new Expiry.At(EARLIER));

            assertThat(expired.revoked(NOON, Authority.SHOP).stateAt(NOON)).isEqualTo(LicenseState.REVOKED);
            assertThat(expired.with(new Standing.Upgraded(NOON)).stateAt(NOON)).isEqualTo(LicenseState.UPGRADED);
        }
    }

    @Nested
    class Renewing {

        @Test
        void countsTheRenewalsThatMoveTheEnd() {
            License license = license(LicenseModel.SUBSCRIPTION, new Expiry.At(NOON.plusSeconds(1)));

            License renewed = license.renewed(new Renewal.ByDays(1), NOON, ZoneOffset.UTC);

            assertThat(renewed.terms().expiry()).isEqualTo(new Expiry.At(NOON.plusSeconds(1).plus(Duration.ofDays(1))));
            assertThat(differences(license, renewed)).containsExactly("terms", "renewals");
            assertThat(renewed.renewals()).isEqualTo(license.renewals() + 1);
        }

        @Test
        void isTheSameLicenceIfItMovesNothing() {
            License license = license(LicenseModel.SUBSCRIPTION, new Expiry.At(NOON.plusSeconds(1)));

            assertThat(license.renewed(new Renewal.Until(NOON), NOON, ZoneOffset.UTC)).isSameAs(license);
        }

        @Test
        void startsOnce() {
            License waiting = license(LicenseModel.TRIAL, new Expiry.AfterFirstActivation(30));

            License started = waiting.startedAt(NOON, ZoneOffset.UTC);

            assertThat(started.terms().expiry()).isEqualTo(new Expiry.At(Instant.parse("2026-02-04T23:59:59Z")));
            assertThat(started.startedAt(NOON.plus(Duration.ofDays(9)), ZoneOffset.UTC)).isEqualTo(started);
            assertThat(differences(waiting, started)).containsExactly("terms");
        }
    }

    @Nested
    class Changing {

        private final License before = license(LicenseModel.SUBSCRIPTION, new Expiry.At(NOON));

        @Test
        void touchesNothingElse() {
            assertThat(differences(before, before.with(before.terms().with(FeatureSets.of("0:1"))))).containsExactly("terms");
            assertThat(differences(before, before.with(new Standing.Upgraded(NOON)))).containsExactly("standing");
            assertThat(differences(before, before.with(Releases.NONE))).containsExactly("releases");
            assertThat(differences(before, before.withActivationsAllowed(99))).containsExactly("activationsAllowed");
            assertThat(differences(before, before.withActivationsUsed(99))).containsExactly("activationsUsed");
            assertThat(differences(before, before.nextRevision())).containsExactly("revision");
            assertThat(before.withActivationsAllowed(99).activationsAllowed()).isEqualTo(99);
            assertThat(before.withActivationsUsed(99).activationsUsed()).isEqualTo(99);
            assertThat(before.nextRevision().revision()).isEqualTo(before.revision() + 1);
        }

        @Test
        void touchesNothingElseOfTheTerms() {
            LicenseTerms terms = before.terms();

            assertThat(differences(terms, terms.with(new VersionId(1, 9, 9)))).containsExactly("version");
            assertThat(differences(terms, terms.with(FeatureSets.of("3:255")))).containsExactly("features");
            assertThat(differences(terms, terms.with(new Expiry.Never()))).containsExactly("expiry");
            assertThat(differences(terms, terms.with(Optional.<MaintenancePlan>empty()))).containsExactly("maintenance");
            assertThat(differences(terms, terms.with(LicenseTags.NONE))).containsExactly("tags");
        }

        @Test
        void touchesNothingElseOfTheTags() {
            LicenseTags tags = before.terms().tags();

            assertThat(differences(tags, tags.withAffiliateId("x"))).containsExactly("affiliateId");
            assertThat(differences(tags, tags.withUserData("x"))).containsExactly("userData");
            assertThat(differences(tags, tags.withProperties("x"))).containsExactly("properties");
        }
    }

    @Test
    void isUnusedAndUnchangedWhenItIsIssued() {
        License any = license(LicenseModel.TRIAL, new Expiry.Never());

        assertThat(License.issued(any.id(), any.key(), any.terms(), "Editor", 5, 2, NOON)).isEqualTo(new License(any.id(), any.key(),
                any.terms(), "Editor", 5, 0, 2, new Standing.Good(), Releases.NONE, 0, 0, NOON));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6})
    void hasAsManyActivationsLeftAsAreNotUsedAndNeverLessThanNone(int used) {
        assertThat(license(LicenseModel.TRIAL, new Expiry.Never()).withActivationsUsed(used).activationsAvailable())
                .isEqualTo(Math.max(0, 5 - used));
    }

    /** Every number is another one, so that none can take another's place unseen. */
    private static License license(LicenseModel model, Expiry expiry) {
        LicenseTags tags = new LicenseTags("affiliate", "user data", 1, "5.0.00", "properties");
        LicenseTerms terms = new LicenseTerms(VERSION, model, FeatureSets.of("0:7"), expiry,
                Optional.of(new MaintenancePlan(EARLIER, NOON)), tags);
        Releases releases = new Releases(Releases.Limit.NONE, 6, Optional.of(EARLIER));
        return new License(new UUID(1, 2), new ActivationKey("KEY"), terms, "Editor", 5, 3, 2, new Standing.Good(), releases, 4, 7,
                EARLIER);
    }

    private static List<String> differences(Record one, Record other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .filter(part -> !value(part, one).equals(value(part, other)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent part, Record record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
