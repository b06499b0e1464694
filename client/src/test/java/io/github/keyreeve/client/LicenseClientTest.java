package io.github.keyreeve.client;

import static io.github.keyreeve.client.Claims.COMPUTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseClientTest {

    private static final ComputerIdentity OTHER_COMPUTER = new ComputerIdentity("b6d767d2-f8ed-5d21-a44b-0e5886680cb9", "");

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T12:00:00Z"));
    private final VendorKeyPair vendor = new VendorKeyPair();
    private StandInServer server;

    @BeforeEach
    void start() {
        server = new StandInServer(vendor, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LicenseClientBuilder aClient() {
        return LicenseClient.of(server.uri())
                .product(1, 1, 0)
                .publicKey(vendor.publicKeyAsPem())
                .computer(COMPUTER)
                .storedIn(directory)
                .clock(clock);
    }

    private LicenseClient anActiveClient() {
        LicenseClient client = aClient().build();
        assertThat(client.activate(StandInServer.KEY)).isInstanceOf(ActivationOutcome.Activated.class);
        return client;
    }

    @Nested
    class Activate {

        @Test
        void storesALicenceThatHoldsWithoutTheServer() {
            ActivationOutcome outcome = aClient().build().activate("  " + StandInServer.KEY + "\n");
            server.close();

            License license = ((ActivationOutcome.Activated) outcome).license();
            assertThat(license.computerId()).isEqualTo(COMPUTER.id());
            assertThat(aClient().build().check()).isEqualTo(new LicenseState.Valid(license));
        }

        @Test
        void tellsTheServerKeyComputerProductAndANonceThatIsNewEachTime() {
            anActiveClient().activate(StandInServer.KEY);

            assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request)
                    .containsOnlyKeys("key", "computerId", "computerName", "product", "nonce")
                    .containsEntry("key", StandInServer.KEY)
                    .containsEntry("computerId", COMPUTER.id())
                    .containsEntry("computerName", "Jane's laptop")
                    .containsEntry("product", Map.of("id", 1L, "major", 1L, "minor", 0L)));
            assertThat(server.requests()).extracting(request -> request.get("nonce")).doesNotHaveDuplicates()
                    .allSatisfy(nonce -> assertThat((String) nonce).matches("[A-Za-z0-9_-]{22}"));
        }

        @Test
        void countsAComputerOnce() {
            anActiveClient().activate(StandInServer.KEY);

            assertThat(server.active()).containsExactly(COMPUTER.id());
        }

        @Test
        void tellsTheServersRefusal() {
            server.active().add("one");
            server.active().add("two");

            assertThat(aClient().build().activate(StandInServer.KEY))
                    .isEqualTo(new Refused(OptionalInt.of(210), "This license has no more activations."));
            assertThat(aClient().build().check()).isEqualTo(new LicenseState.NotActivated());
        }

        @Test
        void keepsTheLicenceInUseWhenAnotherKeyIsRefused() {
            LicenseClient client = anActiveClient();

            assertThat(client.activate("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")).isInstanceOf(Refused.class);

            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void refusesWhatIsNoKeyWithoutAsking() {
            LicenseClient client = aClient().build();

            assertThat(((Refused) client.activate(" ")).code()).hasValue(206);
            assertThat(((Refused) client.activate("A".repeat(201))).code()).hasValue(205);
            assertThat(server.requests()).isEmpty();
        }

        @Test
        void refusesAnAnswerToAnEarlierRequest() {
            LicenseClient client = anActiveClient();
            String recorded = server.licenseFor(server.requests().get(0));
            server.behave((exchange, request) -> StandInServer.sendFile(exchange, recorded));

            assertThat(client.activate(StandInServer.KEY)).isEqualTo(new Untrusted(FileFault.OTHER_REQUEST));
        }

        @Test
        void refusesALicenceOfAnotherVendor() {
            VendorKeyPair forger = new VendorKeyPair();
            server.behave((exchange, request) -> StandInServer.sendFile(exchange,
                    forger.sign(Claims.aLicense().with("nonce", request.get("nonce")).map())));

            assertThat(aClient().build().activate(StandInServer.KEY)).isEqualTo(new Untrusted(FileFault.UNKNOWN_SIGNING_KEY));
            assertThat(aClient().build().check()).isEqualTo(new LicenseState.NotActivated());
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void refusesAnAnswerWithoutALicence() {
            server.behave((exchange, request) -> StandInServer.send(exchange, 201, "application/json", "{\"licenseFile\":null}"));

            assertThat(aClient().build().activate(StandInServer.KEY)).isEqualTo(new Untrusted(FileFault.UNREADABLE));
        }

        @Test
        void saysWhenTheLicenceCannotBeStored() throws IOException {
            Path noDirectory = Files.writeString(directory.resolve("a file"), "in the way");

            assertThat(aClient().storedIn(noDirectory).build().activate(StandInServer.KEY)).isInstanceOf(NotStored.class);
        }
    }

    @Nested
    class Refresh {

        @Test
        void bringsTheTermsThatWereChanged() {
            LicenseClient client = anActiveClient();
            Instant end = Instant.parse("2027-01-05T23:59:59Z");
            server.expires(end, end);

            RefreshOutcome outcome = client.refresh();

            assertThat(((RefreshOutcome.Refreshed) outcome).license().expiresAt()).hasValue(end);
            assertThat(client.check().usable().orElseThrow().expiresAt()).hasValue(end);
        }

        @ParameterizedTest
        @ValueSource(ints = {201, 207, 219})
        void removesALicenceThatWasTakenBackAndBringsItAgainWhenItIsGivenBack(int code) {
            LicenseClient client = anActiveClient();
            server.deny(code);

            assertThat(client.refresh()).isEqualTo(new Refused(OptionalInt.of(code), "This license is of no use."));
            assertThat(client.check()).isEqualTo(new LicenseState.NotActivated());

            server.deny(0);
            assertThat(client.refresh()).isInstanceOf(RefreshOutcome.Refreshed.class);
            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void removesALicenceThatWasReleasedByTheStaff() {
            LicenseClient client = anActiveClient();
            server.active().clear();

            assertThat(((Refused) client.refresh()).code()).hasValue(219);
            assertThat(client.check()).isEqualTo(new LicenseState.NotActivated());
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 7, 8, 203, 205, 209, 211, 220, 2000, 4711})
        void leavesTheLicenceAfterEveryOtherRefusal(int code) {
            LicenseClient client = anActiveClient();
            server.deny(code);

            assertThat(((Refused) client.refresh()).isTakenBack()).isFalse();
            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void takesAProblemForARefusalToo() {
            LicenseClient client = anActiveClient();
            server.behave((exchange, request) -> StandInServer.send(exchange, 409, "application/problem+json; charset=utf-8",
                    "{\"title\":\"Denied\",\"status\":409,\"code\":201}"));

            assertThat(client.refresh()).isEqualTo(new Refused(OptionalInt.of(201), "Denied"));
            assertThat(client.check()).isEqualTo(new LicenseState.NotActivated());
        }

        @Test
        void leavesTheLicenceWhenTheServerIsAway() {
            LicenseClient client = anActiveClient();
            server.close();

            assertThat(client.refresh()).isInstanceOf(Unreachable.class);
            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void leavesTheLicenceWhenTheAnswerIsNotBelieved() {
            LicenseClient client = anActiveClient();
            String recorded = server.licenseFor(server.requests().get(0));
            server.behave((exchange, request) -> StandInServer.sendFile(exchange, recorded));

            assertThat(client.refresh()).isEqualTo(new Untrusted(FileFault.OTHER_REQUEST));
            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void mendsALicenceThatWasSpoilt() throws IOException {
            LicenseClient client = anActiveClient();
            Files.writeString(directory.resolve("license.jws"), "spoilt");
            assertThat(client.check()).isEqualTo(new LicenseState.Invalid(FileFault.UNREADABLE));

            assertThat(client.refresh()).isInstanceOf(RefreshOutcome.Refreshed.class);

            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void asksNobodyWithoutAKey() {
            assertThat(aClient().build().refresh()).isEqualTo(new RefreshOutcome.NeverActivated());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Nested
    class Release {

        @Test
        void freesTheActivationAndLeavesNothing() {
            LicenseClient client = anActiveClient();

            assertThat(client.release()).isEqualTo(new ReleaseOutcome.Released());

            assertThat(server.active()).isEmpty();
            assertThat(client.check()).isEqualTo(new LicenseState.NotActivated());
            assertThat(directory).isEmptyDirectory();
            assertThat(client.release()).isEqualTo(new ReleaseOutcome.NeverActivated());
        }

        /** The first answer was lost on its way. */
        @Test
        void mayBeRepeatedWhenItWasDoneAlready() {
            LicenseClient client = anActiveClient();
            server.active().clear();

            assertThat(client.release()).isEqualTo(new ReleaseOutcome.Released());
            assertThat(client.check()).isEqualTo(new LicenseState.NotActivated());
        }

        @Test
        void changesNothingWithoutTheServersConsent() {
            LicenseClient client = anActiveClient();
            server.behave((exchange, request) -> StandInServer.send(exchange, 409, "application/problem+json",
                    "{\"code\":212,\"detail\":\"This license was released too often.\"}"));

            assertThat(client.release()).isEqualTo(new Refused(OptionalInt.of(212), "This license was released too often."));
            server.close();
            assertThat(client.release()).isInstanceOf(Unreachable.class);

            assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
        }

        @Test
        void acceptsAnAnswerWithABody() {
            LicenseClient client = anActiveClient();
            server.behave((exchange, request) -> StandInServer.send(exchange, 200, "application/json", "{\"released\":true}"));

            assertThat(client.release()).isEqualTo(new ReleaseOutcome.Released());
        }
    }

    @Nested
    class Check {

        @Test
        void knowsWhenNothingWasActivated() {
            assertThat(aClient().build().check()).isEqualTo(new LicenseState.NotActivated());
        }

        @Test
        void followsTheDatesThatWereSigned() {
            Instant end = Instant.parse("2026-01-31T23:59:59Z");
            Instant graceEnd = Instant.parse("2026-02-14T23:59:59Z");
            server.expires(end, graceEnd);
            LicenseClient client = anActiveClient();

            assertThat(checkedAt(client, end)).isInstanceOf(LicenseState.Valid.class);
            assertThat(checkedAt(client, end.plusNanos(1))).isInstanceOf(LicenseState.InGrace.class)
                    .matches(state -> state.usable().isPresent());
            assertThat(checkedAt(client, graceEnd)).isInstanceOf(LicenseState.InGrace.class);
            assertThat(checkedAt(client, graceEnd.plusNanos(1))).isInstanceOf(LicenseState.Expired.class)
                    .matches(state -> state.usable().isEmpty());
        }

        private LicenseState checkedAt(LicenseClient client, Instant now) {
            clock.set(now);
            return client.check();
        }

        @Test
        void refusesTheDirectoryOfAnotherComputer() {
            anActiveClient();

            assertThat(aClient().computer(OTHER_COMPUTER).build().check())
                    .isEqualTo(new LicenseState.Invalid(FileFault.OTHER_COMPUTER));
        }

        @Test
        void refusesTheDirectoryOfAnotherProduct() {
            anActiveClient();

            assertThat(aClient().product(1, 2, 0).build().check()).isEqualTo(new LicenseState.Invalid(FileFault.OTHER_PRODUCT));
        }

        @Test
        void refusesALicenceOfAnotherVendor() {
            anActiveClient();

            assertThat(aClientWithAnotherKey().build().check())
                    .isEqualTo(new LicenseState.Invalid(FileFault.UNKNOWN_SIGNING_KEY));
        }

        private LicenseClientBuilder aClientWithAnotherKey() {
            return LicenseClient.of(server.uri()).product(1, 1, 0).publicKey(new VendorKeyPair().publicKeyAsBase64())
                    .computer(COMPUTER).storedIn(directory).clock(clock);
        }

        @Test
        void doesNotTakeAFileThatCannotBeReadForNone() throws IOException {
            LicenseClient client = anActiveClient();
            Files.delete(directory.resolve("license.jws"));
            Files.createDirectory(directory.resolve("license.jws"));

            assertThat(client.check()).isEqualTo(new LicenseState.Invalid(FileFault.INACCESSIBLE));
        }

        @Test
        void doesNotWaitForTheServer() throws Exception {
            LicenseClient client = anActiveClient();
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            server.behave((exchange, request) -> {
                asked.countDown();
                await(answer);
                StandInServer.sendFile(exchange, server.licenseFor(request));
            });
            Thread refreshing = new Thread(client::refresh);
            refreshing.start();
            await(asked);

            LicenseState state = client.check();

            assertThat(answer.getCount()).isOne();
            assertThat(state).isInstanceOf(LicenseState.Valid.class);
            answer.countDown();
            refreshing.join();
        }

        private void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class Build {

        @Test
        void namesWhatIsMissing() {
            LicenseClientBuilder empty = LicenseClient.of(server.uri());

            assertThatThrownBy(empty::build).isInstanceOf(IllegalStateException.class).hasMessageContaining("product");
            assertThatThrownBy(() -> LicenseClient.of(server.uri()).product(1, 1, 0).computer(COMPUTER).storedIn(directory)
                    .clock(clock).build()).isInstanceOf(IllegalStateException.class).hasMessageContaining("publicKey");
        }

        @Test
        void demandsHttpsBeyondThisComputer() {
            LicenseClientBuilder away = LicenseClient.of(URI.create("http://keys.example.com")).product(1, 1, 0)
                    .publicKey(vendor.publicKeyAsPem()).computer(COMPUTER).storedIn(directory).clock(clock);

            assertThatThrownBy(away::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("https");
            assertThat(away.allowPlainHttp().build()).isNotNull();
        }

        @Test
        void boundsTheTolerance() {
            assertThatThrownBy(() -> aClient().clockTolerance(Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> aClient().clockTolerance(Duration.ofDays(366))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
