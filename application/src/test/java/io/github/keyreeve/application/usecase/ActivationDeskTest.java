package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.usecase.Desks.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.ActivateComputers.Release;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.secret.DeactivationCode;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Releases.Limit;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationDeskTest {

    private static final UsageRules WITH_CODE = new UsageRules(GracePeriods.NONE, Limit.NONE, true, true, ZoneOffset.UTC);
    private static final Instant IN_A_MONTH = Instant.parse("2026-02-04T23:59:59Z");

    private final Desks desks = new Desks();

    @Nested
    class Activating {

        private final License license = issued(2);

        @Test
        void takesOneActivationAndWritesItDown() {
            Validation.Active active = active(request(license, "pc-1", "Jane's PC"));

            assertThat(active.anew()).isTrue();
            assertThat(active.ordered().license().activationsUsed()).isEqualTo(1);
            assertThat(desks.stored(license).license().activationsUsed()).isEqualTo(1);
            assertThat(active.activation().activatedAt()).isEqualTo(desks.clock.instant());
            assertThat(active.activation().lastSeenAt()).isEqualTo(desks.clock.instant());
            assertThat(desks.events(license)).singleElement().satisfies(event -> {
                assertThat(event.kind()).isEqualTo(Kind.ACTIVATED);
                assertThat(event.at()).isEqualTo(desks.clock.instant());
                assertThat(event.origin()).isEqualTo(Desks.APPLICATION);
                assertThat(event.changes()).containsExactly(
                        new Change("computerId", "", "pc-1"), new Change("computerName", "", "Jane's PC"));
            });
        }

        @Test
        void costsTheSameComputerNothingAgain() {
            Validation.Active first = active(license, "pc-1");
            desks.clock.advance(Duration.ofDays(3));

            Validation.Active again = active(license, "pc-1");

            assertThat(again.anew()).isFalse();
            assertThat(again.computerKey()).isEqualTo(first.computerKey());
            assertThat(again.activation()).isEqualTo(first.activation());
            assertThat(again.ordered().license()).isEqualTo(first.ordered().license());
            assertThat(desks.history(license)).containsExactly(Kind.ACTIVATED);
        }

        @Test
        void knowsTheComputerByItsIdInAnyCaseAndWhateverItIsCalled() {
            ActivationKey key = active(request(license, "PC-1", "Old name")).computerKey();

            Validation.Active renamed = active(request(license, " pc-1 ", "New name"));

            assertThat(renamed.computerKey()).isEqualTo(key);
            assertThat(renamed.anew()).isFalse();
            assertThat(renamed.activation().computerName()).isEqualTo("Old name");
            assertThat(desks.computers(license)).containsExactly("PC-1");
        }

        @Test
        void givesTheSameComputerKeyAfterARelease() {
            ActivationKey key = active(license, "pc-1").computerKey();
            released(license, "pc-1");

            assertThat(active(license, "pc-1").computerKey()).isEqualTo(key);
        }

        @Test
        void givesEachComputerAndEachLicenceAKeyOfItsOwn() {
            License other = issued(2);

            assertThat(List.of(active(license, "pc-1"), active(license, "pc-2"), active(other, "pc-1"), active(other, "pc-2")))
                    .extracting(Validation.Active::computerKey).doesNotHaveDuplicates().doesNotContain(license.key(), other.key());
        }

        @Test
        void isRefusedBeyondTheLimitAndLeavesNothing() {
            active(license, "pc-1");
            active(license, "pc-2");

            assertThat(denial(license, "pc-3")).isEqualTo(Denial.NO_MORE_ACTIVATIONS);

            assertThat(desks.computers(license)).containsExactly("pc-1", "pc-2");
            assertThat(desks.history(license)).containsExactly(Kind.ACTIVATED, Kind.ACTIVATED);
            assertThat(active(license, "pc-1").anew()).isFalse();
        }

        @Test
        void isPossibleAgainOnceAComputerWasReleased() {
            active(license, "pc-1");
            active(license, "pc-2");
            released(license, "pc-1");

            assertThat(active(license, "pc-3").anew()).isTrue();
            assertThat(denial(license, "pc-1")).isEqualTo(Denial.NO_MORE_ACTIVATIONS);
        }

        @Test
        void keepsWhatTheApplicationToldWithTheComputerAndNotWithTheLicence() {
            ActivationTags tags = new ActivationTags("a@b.example", "partner", "user data", "log data");
            Validation.Active active = active(new ComputerRequest(license.key().text(), Optional.empty(), new ComputerId("pc-1"), "",
                    Optional.empty(), tags, Desks.APPLICATION));

            assertThat(active.activation().tags()).isEqualTo(tags);
            assertThat(desks.stored(license).license().terms()).isEqualTo(license.terms());
        }

        @Test
        void isNotDoneWhereTheApplicationOnlyAsks() {
            ActivationDesk desk = desks.activations(UsageRules.USUAL);
            active(license, "pc-1");

            assertThat(desk.validate(desks.request(license, "pc-2"), false)).isEqualTo(new Validation.Denied(Denial.NOT_ACTIVATED_HERE));
            active(license, "pc-2");
            assertThat(desk.validate(desks.request(license, "pc-3"), false)).isEqualTo(new Validation.Denied(Denial.ACTIVE_ELSEWHERE));
            assertThat(desk.validate(desks.request(license, "pc-2"), false)).isInstanceOf(Validation.Active.class);
            assertThat(desks.computers(license)).containsExactly("pc-1", "pc-2");
        }

        @Test
        void isRefusedOnceTheLicenceIsRevokedAlsoToComputersThatHoldIt() {
            active(license, "pc-1");
            desks.revoker().revoke(by(license), Authority.SHOP, Desks.SHOP);

            assertThat(denial(license, "pc-1")).isEqualTo(Denial.REVOKED);
            assertThat(denial(license, "pc-2")).isEqualTo(Denial.REVOKED);
        }
    }

    @Nested
    class Days {

        @Test
        void thatWaitBeginToCountWithTheFirstComputerOnly() {
            License waiting = desks.issued(anOrder().withModel(LicenseModel.TRIAL)
                    .withExpiry(new Expiry.AfterFirstActivation(30)).build());

            Validation.Active first = active(waiting, "pc-1");
            desks.clock.advance(Duration.ofDays(5));
            active(waiting, "pc-2");

            assertThat(first.ordered().license().terms().expiry()).isEqualTo(new Expiry.At(IN_A_MONTH));
            assertThat(desks.events(waiting).getFirst().changes()).contains(
                    new Change("expiresAt", "", IN_A_MONTH.toString()), new Change("expiresAfterDays", "30", ""));
            assertThat(desks.lastEvent(waiting).changes()).extracting(Change::field).containsExactly("computerId", "computerName");
            assertThat(desks.stored(waiting).license().terms().expiry()).isEqualTo(new Expiry.At(IN_A_MONTH));
            desks.clock.set(IN_A_MONTH.plusSeconds(1));
            assertThat(denial(waiting, "pc-1")).isEqualTo(Denial.EXPIRED);
        }

        @Test
        void goOnCountingAfterTheFirstComputerWasReleased() {
            License waiting = desks.issued(anOrder().withModel(LicenseModel.TRIAL)
                    .withExpiry(new Expiry.AfterFirstActivation(30)).build());
            active(waiting, "pc-1");
            released(waiting, "pc-1");
            desks.clock.advance(Duration.ofDays(20));

            assertThat(active(waiting, "pc-2").ordered().license().terms().expiry()).isEqualTo(new Expiry.At(IN_A_MONTH));
        }
    }

    @Nested
    class ReadingTheKey {

        @Test
        void toleratesCaseDashesAndBlanks() {
            License license = issued(1);
            String grouped = license.key().grouped();

            for (String typed : List.of(grouped.toLowerCase(), grouped.replace("-", " "), " " + grouped.replace("-", "") + "\t")) {
                assertThat(active(typed, "pc-1").ordered().license().id()).isEqualTo(license.id());
            }
        }

        @Test
        void readsLettersThatLookLikeDigits() {
            IssuedOrder order = anOrder().build();
            License license = withKey(order, ActivationKey.issue(LicenseModel.PERMANENT, new byte[ActivationKey.RANDOM_SYMBOLS]));
            desks.issued(new IssuedOrder(order.line(), List.of(license)));
            String zeros = license.key().text();
            assertThat(zeros.substring(1, 24)).isEqualTo("0".repeat(23));

            assertThat(active(zeros.charAt(0) + "O".repeat(23) + zeros.charAt(24), "pc-1").ordered().license().id())
                    .isEqualTo(license.id());
            assertThat(active(zeros.charAt(0) + "o0".repeat(11) + "o" + zeros.charAt(24), "pc-1").anew()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"AEDIT-00000-00000-00000-00001", "OLD-KEY-I-L-O-42", "x"})
        void findsImportedKeysOfAnyForm(String imported) {
            IssuedOrder order = anOrder().build();
            License license = withKey(order, ActivationKey.meanings(imported).getFirst());
            desks.issued(new IssuedOrder(order.line(), List.of(license)));

            assertThat(active(imported, "pc-1").ordered().license().id()).isEqualTo(license.id());
            assertThat(active(imported.toLowerCase().replace("-", " "), "pc-1").anew()).isFalse();
        }

        @Test
        void tellsATypingErrorFromAKeyThatWasNeverIssued() {
            String never = ActivationKey.issue(LicenseModel.PERMANENT, new byte[ActivationKey.RANDOM_SYMBOLS]).text();
            String mistyped = never.substring(0, 5) + "1" + never.substring(6);

            assertThat(denied(never, "pc-1")).isEqualTo(Denial.KEY_NOT_FOUND);
            assertThat(denied(mistyped, "pc-1")).isEqualTo(Denial.KEY_NOT_VALID);
            assertThat(denied("- -", "pc-1")).isEqualTo(Denial.KEY_NOT_VALID);
            assertThat(denied("ABC", "pc-1")).isEqualTo(Denial.KEY_NOT_VALID);
        }

        @Test
        void looksAtTheVersionWhereTheApplicationSaysIt() {
            License license = issued(1);

            assertThat(denial(new ComputerRequest(license.key().text(), Optional.of(new VersionId(1, 2, 0)), new ComputerId("pc-1"), "",
                    Optional.empty(), ActivationTags.NONE, Desks.APPLICATION))).isEqualTo(Denial.OTHER_VERSION);
            assertThat(denial(new ComputerRequest(license.key().text(), Optional.of(new VersionId(2, 1, 0)), new ComputerId("pc-1"), "",
                    Optional.empty(), ActivationTags.NONE, Desks.APPLICATION))).isEqualTo(Denial.OTHER_PRODUCT);
            assertThat(desks.computers(license)).isEmpty();
        }

        private License withKey(IssuedOrder order, ActivationKey key) {
            License any = order.licenses().getFirst();
            return License.issued(any.id(), key, any.terms(), any.productName(), 3, 0, any.createdAt());
        }
    }

    @Nested
    class ComputerKey {

        private final License license = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION)
                .withExpiry(new Expiry.At(IN_A_MONTH)).build());

        @Test
        void isAnotherOneAfterARenewalAndTheOldOneStaysGood() {
            ActivationKey before = active(license, "pc-1").computerKey();
            renew();

            ActivationKey after = active(withComputerKey("pc-1", before.text())).computerKey();

            assertThat(after).isNotEqualTo(before);
            assertThat(active(withComputerKey("pc-1", after.grouped().toLowerCase())).computerKey()).isEqualTo(after);
            assertThat(active(withComputerKey("pc-1", before.grouped())).computerKey()).isEqualTo(after);
        }

        @Test
        void ofALaterRenewalOrAnotherComputerOrLicenceIsRefused() {
            ActivationKey other = active(license, "pc-2").computerKey();
            ActivationKey first = active(license, "pc-1").computerKey();
            License renewed = desks.stored(license).license()
                    .renewed(new Renewal.ByDays(9), desks.clock.instant(), ZoneOffset.UTC);
            ActivationKey future = desks.computerKeys.of(renewed, new ComputerId("pc-1"));

            for (String wrong : List.of(other.text(), future.text(), license.key().text(), "", "x", first.text() + "0")) {
                assertThat(denial(withComputerKey("pc-1", wrong))).as(wrong).isEqualTo(Denial.OTHER_COMPUTER_KEY);
            }
        }

        @Test
        void isOnlyLookedAtWhereTheApplicationHasOne() {
            active(license, "pc-1");

            assertThat(active(license, "pc-1").anew()).isFalse();
        }

        private ComputerRequest withComputerKey(String computer, String computerKey) {
            return new ComputerRequest(license.key().text(), Optional.empty(), new ComputerId(computer), "", Optional.of(computerKey),
                    ActivationTags.NONE, Desks.APPLICATION);
        }

        private void renew() {
            desks.renewer().renew(new RenewLicenses.Request(
                    by(license), new Renewal.ByDays(30), Optional.empty(), Optional.empty(), Desks.SHOP));
        }
    }

    @Nested
    class Releasing {

        private final License license = issued(3);

        @Test
        void freesExactlyOneActivationAndWritesItDown() {
            active(license, "pc-1");
            active(license, "pc-2");

            released(license, "PC-1");

            assertThat(desks.computers(license)).containsExactly("pc-2");
            assertThat(desks.stored(license).license()).isEqualTo(license.withActivationsUsed(1));
            assertThat(desks.history(license)).containsExactly(Kind.ACTIVATED, Kind.ACTIVATED, Kind.RELEASED);
            assertThat(desks.lastEvent(license).at()).isEqualTo(desks.clock.instant());
            assertThat(desks.lastEvent(license).origin()).isEqualTo(Desks.APPLICATION);
            assertThat(desks.lastEvent(license).changes()).containsExactly(new Change("computerId", "PC-1", ""));
        }

        @Test
        void isRefusedTheSecondTimeAndChangesNothing() {
            active(license, "pc-1");
            active(license, "pc-2");
            released(license, "pc-1");

            assertThat(releaseDenial(license, "pc-1")).isEqualTo(Denial.NOT_ACTIVE_HERE_BUT_ELSEWHERE);
            released(license, "pc-2");
            assertThat(releaseDenial(license, "pc-2")).isEqualTo(Denial.NOT_ACTIVE);
            assertThat(desks.stored(license).license().activationsUsed()).isZero();
            assertThat(desks.history(license)).containsExactly(Kind.ACTIVATED, Kind.ACTIVATED, Kind.RELEASED, Kind.RELEASED);
        }

        @Test
        void isRefusedForAKeyThatIsNone() {
            ComputerRequest wrong = request("ABC", "pc-1");

            assertThat(desks.activations(UsageRules.USUAL).release(wrong, Optional.empty()))
                    .isEqualTo(new Release.Denied(Denial.KEY_NOT_VALID));
        }
    }

    @Nested
    class ReleasingUpToABound {

        private final UsageRules twoAMonth = new UsageRules(GracePeriods.NONE,
                new Limit(Optional.of(2), Optional.of(30)), false, true, ZoneOffset.UTC);

        @Test
        void isRefusedBeyondItUntilThePeriodIsOver() {
            License license = issued(3);

            assertThat(releases(license, twoAMonth, 3)).containsExactly(true, true, false);
            assertThat(desks.computers(license)).containsExactly("pc-1");
            assertThat(desks.history(license)).containsExactly(
                    Kind.ACTIVATED, Kind.RELEASED, Kind.ACTIVATED, Kind.RELEASED, Kind.ACTIVATED);
            desks.clock.advance(Duration.ofDays(30).minusSeconds(1));
            assertThat(releases(license, twoAMonth, 1)).containsExactly(false);
            desks.clock.advance(Duration.ofSeconds(1));
            assertThat(releases(license, twoAMonth, 3)).containsExactly(true, true, false);
        }

        @Test
        void followsTheLicencesOwnBoundFirst() {
            License generous = desks.issued(anOrder().withReleases(bound(3)).build());
            License strict = desks.issued(anOrder().withReleases(bound(0)).build());

            assertThat(releases(generous, twoAMonth, 4)).containsExactly(true, true, true, false);
            assertThat(releases(strict, twoAMonth, 1)).containsExactly(false);
            assertThat(releases(issued(3), UsageRules.USUAL, 5)).containsExactly(true, true, true, true, true);
        }

        @Test
        void countsNothingThatReleasedNothing() {
            License license = issued(3);

            for (int i = 0; i < 5; i++) {
                assertThat(desks.activations(twoAMonth).release(desks.request(license, "pc-1"), Optional.empty()))
                        .isEqualTo(new Release.Denied(Denial.NOT_ACTIVE));
            }
            assertThat(releases(license, twoAMonth, 3)).containsExactly(true, true, false);
        }

        private Releases bound(int most) {
            return new Releases(new Limit(Optional.of(most), Optional.empty()), 0, Optional.empty());
        }

        /** Activates and releases one computer again and again. */
        private List<Boolean> releases(License license, UsageRules rules, int times) {
            List<Boolean> done = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                active(license, "pc-1");
                Release outcome = desks.activations(rules).release(desks.request(license, "pc-1"), Optional.empty());
                done.add(outcome instanceof Release.Released);
                if (!done.getLast()) {
                    assertThat(outcome).isEqualTo(new Release.Denied(Denial.TOO_MANY_RELEASES));
                }
            }
            return done;
        }
    }

    @Nested
    class ReleasingWithACode {

        private final License license = desks.issued(anOrder().withModel(LicenseModel.SUBSCRIPTION)
                .withExpiry(new Expiry.At(IN_A_MONTH)).build());
        private final ActivationKey computerKey = active(license, "pc-1").computerKey();
        private final ComputerId computer = new ComputerId("pc-1");

        @Test
        void takesTheCodeThatTheComputersKeyMakes() {
            assertThat(release(DeactivationCode.of(computerKey, computer))).isInstanceOf(Release.Released.class);
            assertThat(desks.computers(license)).isEmpty();
        }

        @Test
        void refusesAnyOtherAndChangesNothing() {
            ActivationKey other = active(license, "pc-2").computerKey();

            for (String wrong : new String[] {null, "", "000000000000", DeactivationCode.of(other, new ComputerId("pc-2")),
                    DeactivationCode.of(other, computer), computerKey.text()}) {
                assertThat(release(wrong)).isEqualTo(new Release.CodeWrong());
            }
            assertThat(desks.computers(license)).containsExactly("pc-1", "pc-2");
            assertThat(desks.history(license)).containsExactly(Kind.ACTIVATED, Kind.ACTIVATED);
        }

        @Test
        void takesTheCodeOfAnApplicationThatHasNotHeardOfARenewal() {
            String code = DeactivationCode.of(computerKey, computer);
            desks.renewer().renew(new RenewLicenses.Request(
                    by(license), new Renewal.ByDays(30), Optional.empty(), Optional.empty(), Desks.SHOP));

            assertThat(release(code)).isInstanceOf(Release.Released.class);
        }

        @Test
        void takesTheCodeOfTheKeySinceTheRenewal() {
            desks.renewer().renew(new RenewLicenses.Request(
                    by(license), new Renewal.ByDays(30), Optional.empty(), Optional.empty(), Desks.SHOP));

            assertThat(release(DeactivationCode.of(active(license, "pc-1").computerKey(), computer)))
                    .isInstanceOf(Release.Released.class);
        }

        @Test
        void needsNoneWhereTheOperatorAsksForNone() {
            assertThat(desks.activations(UsageRules.USUAL).release(desks.request(license, "pc-1"), Optional.of("wrong")))
                    .isInstanceOf(Release.Released.class);
        }

        private Release release(String code) {
            return desks.activations(WITH_CODE).release(desks.request(license, "pc-1"), Optional.ofNullable(code));
        }
    }

    @Nested
    class Sighting {

        @Test
        void isNotedWhenAnActiveComputerAsksAndNeverOtherwise() {
            License license = issued(1);
            List<Activation> seen = new ArrayList<>();
            ActivationDesk desk = desks.activations(UsageRules.USUAL, (activation, now) -> seen.add(activation));

            desk.validate(desks.request(license, "pc-1"), true);
            desk.validate(desks.request(license, "pc-2"), true);
            assertThat(seen).isEmpty();

            desk.validate(desks.request(license, "pc-1"), true);
            assertThat(seen).extracting(Activation::computer).containsExactly(new ComputerId("pc-1"));
        }
    }

    private License issued(int activations) {
        return desks.issued(anOrder().withActivations(activations).createdAt(Orders.SAMPLE_INSTANT).build());
    }

    private ComputerRequest request(License license, String computer, String name) {
        return new ComputerRequest(license.key().text(), Optional.of(license.terms().version()), new ComputerId(computer), name,
                Optional.empty(), ActivationTags.NONE, Desks.APPLICATION);
    }

    private static ComputerRequest request(String typedKey, String computer) {
        return new ComputerRequest(typedKey, Optional.empty(), new ComputerId(computer), "", Optional.empty(), ActivationTags.NONE,
                Desks.APPLICATION);
    }

    private Validation.Active active(License license, String computer) {
        return active(desks.request(license, computer));
    }

    private Validation.Active active(String typedKey, String computer) {
        return active(request(typedKey, computer));
    }

    private Validation.Active active(ComputerRequest request) {
        Validation answer = desks.activations(UsageRules.USUAL).validate(request, true);
        assertThat(answer).isInstanceOf(Validation.Active.class);
        return (Validation.Active) answer;
    }

    private Denial denial(License license, String computer) {
        return denial(desks.request(license, computer));
    }

    private Denial denied(String typedKey, String computer) {
        return denial(request(typedKey, computer));
    }

    private Denial denial(ComputerRequest request) {
        Validation answer = desks.activations(UsageRules.USUAL).validate(request, true);
        assertThat(answer).isInstanceOf(Validation.Denied.class);
        return ((Validation.Denied) answer).denial();
    }

    private void released(License license, String computer) {
        assertThat(desks.activations(UsageRules.USUAL).release(desks.request(license, computer), Optional.empty()))
                .isInstanceOf(Release.Released.class);
    }

    private Denial releaseDenial(License license, String computer) {
        return ((Release.Denied) desks.activations(UsageRules.USUAL).release(desks.request(license, computer), Optional.empty())).denial();
    }
}
