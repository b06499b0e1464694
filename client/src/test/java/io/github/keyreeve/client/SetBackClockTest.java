package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer gains who sets his clock back: nothing. */
class SetBackClockTest {

    private static final Instant ACTIVATED = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant END = Instant.parse("2026-01-31T23:59:59Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final SettableClock serverClock = new SettableClock(ACTIVATED);
    private final SettableClock clock = new SettableClock(ACTIVATED);
    private final VendorKeyPair vendor = new VendorKeyPair();
    private StandInServer server;
    private LicenseClient client;

    @BeforeEach
    void activate() {
        server = new StandInServer(vendor, serverClock);
        server.expires(END, END);
        client = aClient().build();
        assertThat(client.activate(StandInServer.KEY)).isInstanceOf(ActivationOutcome.Activated.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LicenseClientBuilder aClient() {
        return LicenseClient.of(server.uri()).product(1, 1, 0).publicKey(vendor.publicKeyAsPem())
                .computer(Claims.COMPUTER).storedIn(directory).clock(clock);
    }

    private LicenseState checkedAt(Instant now) {
        clock.set(now);
        return client.check();
    }

    @Test
    void aClockSetBackByMoreThanTheToleranceIsTold() {
        Instant seen = ACTIVATED.plus(Duration.ofDays(20));
        assertThat(checkedAt(seen)).isInstanceOf(LicenseState.Valid.class);

        assertThat(checkedAt(seen.minus(DAY))).isInstanceOf(LicenseState.Valid.class);
        assertThat(checkedAt(seen.minus(DAY).minusNanos(1)))
                .isEqualTo(new LicenseState.ClockSetBack(seen.minus(DAY).minusNanos(1), seen));
        assertThat(checkedAt(seen)).isInstanceOf(LicenseState.Valid.class);
    }

    @Test
    void theLastTimeSeenOutlivesTheProgram() {
        Instant seen = ACTIVATED.plus(Duration.ofDays(20));
        checkedAt(seen);

        client = aClient().build();

        assertThat(checkedAt(ACTIVATED.plus(DAY)))
                .isEqualTo(new LicenseState.ClockSetBack(ACTIVATED.plus(DAY), seen));
    }

    @Test
    void theLastTimeSeenNeverMovesBackInSmallSteps() {
        Instant seen = ACTIVATED.plus(Duration.ofDays(20));
        checkedAt(seen);

        for (int step = 1; step <= 4; step++) {
            checkedAt(seen.minus(Duration.ofHours(6L * step)));
        }

        assertThat(checkedAt(seen.minus(Duration.ofHours(25)))).isInstanceOf(LicenseState.ClockSetBack.class);
    }

    @Test
    void anExpiredLicenceStaysExpiredWithinTheTolerance() {
        assertThat(checkedAt(END.plusSeconds(60))).isInstanceOf(LicenseState.Expired.class);

        assertThat(checkedAt(END.minusSeconds(60))).isInstanceOf(LicenseState.Expired.class);
    }

    @Test
    void aClockBeforeTheSignatureIsTold() {
        assertThat(checkedAt(ACTIVATED.minus(DAY))).isInstanceOf(LicenseState.Valid.class);

        assertThat(checkedAt(ACTIVATED.minus(DAY).minusSeconds(1))).isInstanceOf(LicenseState.ClockSetBack.class);
    }

    @Test
    void theToleranceIsTheApplicationsChoice() {
        client = aClient().clockTolerance(Duration.ZERO).build();
        checkedAt(ACTIVATED.plus(DAY));

        assertThat(checkedAt(ACTIVATED.plus(DAY).minusNanos(1))).isInstanceOf(LicenseState.ClockSetBack.class);
    }

    @Test
    void noNoteIsNoExcuse() throws IOException {
        checkedAt(ACTIVATED.plus(DAY));
        Files.delete(directory.resolve("last-seen"));

        assertThat(client.check()).isEqualTo(new LicenseState.Invalid(FileFault.LAST_TIME_ALTERED));
    }

    @Test
    void anEditedNoteIsTold() throws IOException {
        checkedAt(ACTIVATED.plus(DAY));
        Path note = directory.resolve("last-seen");
        String written = Files.readString(note).strip();

        for (int place = 0; place < written.length(); place++) {
            char other = written.charAt(place) == '1' ? '2' : '1';
            Files.writeString(note, written.substring(0, place) + other + written.substring(place + 1));
            assertThat(client.check()).as("place %d", place).isEqualTo(new LicenseState.Invalid(FileFault.LAST_TIME_ALTERED));
        }
        Files.writeString(note, "");
        assertThat(client.check()).isEqualTo(new LicenseState.Invalid(FileFault.LAST_TIME_ALTERED));
        Files.writeString(note, written + " ");
        assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
    }

    @Test
    void aNoteOfAnotherComputerOrProductIsTold() throws IOException {
        LastSeen elsewhere = new LastSeen(Claims.PRODUCT, new ComputerIdentity("b6d767d2-f8ed-5d21-a44b-0e5886680cb9", ""));
        LastSeen other = new LastSeen(new Product(1, 2, 0), Claims.COMPUTER);

        for (LastSeen foreign : new LastSeen[] {elsewhere, other}) {
            Files.writeString(directory.resolve("last-seen"), foreign.note(ACTIVATED));
            assertThat(client.check()).isEqualTo(new LicenseState.Invalid(FileFault.LAST_TIME_ALTERED));
        }
    }

    @Test
    void aClockThatOnceRanAheadIsForgivenByAFreshAnswer() {
        checkedAt(Instant.parse("2035-01-01T00:00:00Z"));
        Instant today = ACTIVATED.plus(Duration.ofDays(2));
        assertThat(checkedAt(today)).isInstanceOf(LicenseState.ClockSetBack.class);

        serverClock.set(today);
        assertThat(client.refresh()).isInstanceOf(RefreshOutcome.Refreshed.class);

        assertThat(checkedAt(today)).isInstanceOf(LicenseState.Valid.class);
    }

    @Test
    void anOldAnswerForgivesNothing() {
        String recorded = server.licenseFor(server.requests().get(0));
        checkedAt(ACTIVATED.plus(Duration.ofDays(20)));
        server.behave((exchange, request) -> StandInServer.sendFile(exchange, recorded));

        assertThat(client.refresh()).isEqualTo(new Untrusted(FileFault.OTHER_REQUEST));

        assertThat(checkedAt(ACTIVATED.plus(DAY))).isInstanceOf(LicenseState.ClockSetBack.class);
    }
}
