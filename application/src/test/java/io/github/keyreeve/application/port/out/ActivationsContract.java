package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.port.out.Activations.KeyOnComputer;
import io.github.keyreeve.application.port.out.Activations.Seat;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every keeper of activated computers promises, the race for the last activation above all. */
public abstract class ActivationsContract extends StorageContract {

    private static final Instant NOW = Orders.SAMPLE_INSTANT;
    private static final Duration HOUR = Activation.SEEN_EXACT_TO;

    @Test
    void findsAKeyOnAComputer() {
        License license = license(3);
        Activation activation = activation(license, new ComputerId("PC-" + longestText(100)));
        assertThat(add(activation, license)).isEqualTo(Seat.TAKEN);

        KeyOnComputer found = find(license.key(), activation.computer());

        assertThat(found.activation()).contains(activation);
        assertThat(found.ordered().license().activationsUsed()).isEqualTo(1);
        assertThat(found.ordered()).isEqualTo(storage().licenses().find(license.id()).orElseThrow());
        assertThat(find(license.key(), new ComputerId("other")).activation()).isEmpty();
        assertThat(activations().find(List.of(new RandomKeys().next(LicenseModel.TRIAL)), activation.computer())).isEmpty();
    }

    @Test
    void findsTheLikelierOfTwoKeys() {
        License one = license(1);
        License other = license(1);

        assertThat(activations().find(List.of(one.key(), other.key()), new ComputerId("pc")).orElseThrow().ordered().license().id())
                .isEqualTo(one.id());
        assertThat(activations().find(List.of(other.key(), one.key()), new ComputerId("pc")).orElseThrow().ordered().license().id())
                .isEqualTo(other.id());
    }

    @Test
    void takesTheSameComputerInAnyCaseOfLettersForOne() {
        License license = license(3);

        assertThat(add(activation(license, new ComputerId("4c4c4544-abcd")), license)).isEqualTo(Seat.TAKEN);
        assertThat(add(activation(license, new ComputerId("4C4C4544-ABCD")), license)).isEqualTo(Seat.TAKEN_BEFORE);

        assertThat(used(license)).isEqualTo(1);
    }

    @Test
    void givesNoMoreThanAllowed() {
        License license = license(2);

        assertThat(add(activation(license, new ComputerId("pc-1")), license)).isEqualTo(Seat.TAKEN);
        assertThat(add(activation(license, new ComputerId("pc-2")), license)).isEqualTo(Seat.TAKEN);
        assertThat(add(activation(license, new ComputerId("pc-3")), license)).isEqualTo(Seat.NONE_LEFT);
        assertThat(add(activation(license, new ComputerId("pc-2")), license)).isEqualTo(Seat.TAKEN_BEFORE);

        assertThat(used(license)).isEqualTo(2);
        assertThat(computers(license)).containsExactlyInAnyOrder("pc-1", "pc-2");
    }

    @Test
    void givesExactlyWhatIsAllowedToManyThatAskAtOnce() {
        License license = license(5);

        List<Seat> seats = Together.run(40, number -> add(activation(license, new ComputerId("pc-" + number)), license));

        assertThat(Collections.frequency(seats, Seat.TAKEN)).isEqualTo(5);
        assertThat(Collections.frequency(seats, Seat.NONE_LEFT)).isEqualTo(35);
        assertThat(used(license)).isEqualTo(5);
        assertThat(computers(license)).hasSize(5);
    }

    @Test
    void givesFiveActivationsOfEachOfTenKeysToTwoHundredComputersThatAskAtOnce() {
        List<License> licenses = Stream.generate(() -> license(5)).limit(10).toList();

        List<List<Seat>> seats = Together.run(200, number -> licenses.stream()
                .map(license -> add(activation(license, new ComputerId("pc-" + number)), license))
                .toList());

        for (int key = 0; key < licenses.size(); key++) {
            int first = key;
            assertThat(seats.stream().map(ofComputer -> ofComputer.get(first)).filter(Seat.TAKEN::equals)).hasSize(5);
            assertThat(seats.stream().map(ofComputer -> ofComputer.get(first)).filter(Seat.NONE_LEFT::equals)).hasSize(195);
            assertThat(used(licenses.get(key))).isEqualTo(5);
            assertThat(computers(licenses.get(key))).hasSize(5);
        }
    }

    @Test
    void countsOneComputerThatAsksManyTimesAtOnceOnce() {
        License license = license(50);

        List<Seat> seats = Together.run(50, number -> add(activation(license, new ComputerId("the same")), license));

        assertThat(Collections.frequency(seats, Seat.TAKEN)).isEqualTo(1);
        assertThat(Collections.frequency(seats, Seat.TAKEN_BEFORE)).isEqualTo(49);
        assertThat(used(license)).isEqualTo(1);
        assertThat(computers(license)).hasSize(1);
    }

    @Test
    void givesNothingOfALicenceThatWasRevokedSinceItWasRead() {
        License asRead = license(5);
        storage().licenses().replace(List.of(asRead.with(new Standing.Revoked(NOW, Authority.SHOP))));

        assertThatThrownBy(() -> add(activation(asRead, new ComputerId("pc")), asRead))
                .isInstanceOf(StorageUnavailableException.class);

        assertThat(used(asRead)).isZero();
        assertThat(computers(asRead)).isEmpty();
    }

    @Test
    void startsTheClockOnceAtTheFirstActivation() {
        License waiting = license(anOrder().withModel(LicenseModel.TRIAL).withExpiry(new Expiry.AfterFirstActivation(30)));
        License started = waiting.startedAt(NOW, ZoneOffset.UTC);

        Seat seat = inTransaction(() -> activations().add(activation(waiting, new ComputerId("pc-1")), waiting, started));

        License stored = storage().licenses().find(waiting.id()).orElseThrow().license();
        assertThat(seat).isEqualTo(Seat.TAKEN);
        assertThat(stored.terms().expiry()).isEqualTo(started.terms().expiry()).isInstanceOf(Expiry.At.class);
        assertThat(stored.activationsUsed()).isEqualTo(1);
        assertThatThrownBy(() -> inTransaction(
                () -> activations().add(activation(waiting, new ComputerId("pc-2")), waiting, started)))
                .isInstanceOf(StorageUnavailableException.class);
        assertThat(used(waiting)).isEqualTo(1);
    }

    @Test
    void freesExactlyOneWhoeverAsksAtOnce() {
        License license = license(5);
        add(activation(license, new ComputerId("pc-1")), license);
        add(activation(license, new ComputerId("pc-2")), license);

        List<Boolean> removed = Together.run(16, number -> inTransaction(
                () -> activations().remove(license.id(), new ComputerId("PC-1"))));

        assertThat(Collections.frequency(removed, true)).isEqualTo(1);
        assertThat(used(license)).isEqualTo(1);
        assertThat(computers(license)).containsExactly("pc-2");
    }

    @Test
    void letsAFreedActivationBeTakenAgain() {
        License license = license(1);
        add(activation(license, new ComputerId("pc-1")), license);
        inTransaction(() -> activations().remove(license.id(), new ComputerId("pc-1")));

        assertThat(add(activation(license, new ComputerId("pc-2")), license)).isEqualTo(Seat.TAKEN);
    }

    @Test
    void neverAllowsFewerThanAreUsed() {
        License license = license(3);
        add(activation(license, new ComputerId("pc-1")), license);
        add(activation(license, new ComputerId("pc-2")), license);

        assertThatThrownBy(() -> inTransaction(() -> {
            storage().licenses().replace(List.of(license.withActivationsAllowed(1)));
            return license;
        })).isInstanceOf(StorageUnavailableException.class);
        storage().licenses().replace(List.of(license.withActivationsAllowed(2)));

        License stored = storage().licenses().find(license.id()).orElseThrow().license();
        assertThat(stored.activationsAllowed()).isEqualTo(2);
        assertThat(stored.activationsUsed()).isEqualTo(2);
    }

    @Test
    void copiesTheComputersOfOneLicenceToAnother() {
        License from = license(3);
        License to = license(3);
        add(activation(from, new ComputerId("pc-1")), from);
        add(activation(from, new ComputerId("pc-2")), from);

        assertThat(inTransaction(() -> activations().copy(from.id(), to.id(), ids))).isEqualTo(2);

        assertThat(used(to)).isEqualTo(2);
        assertThat(computers(to)).containsExactlyInAnyOrder("pc-1", "pc-2");
        assertThat(used(from)).isEqualTo(2);
    }

    @Test
    void movesLastSeenForwardOnly() {
        License license = license(2);
        Activation first = activation(license, new ComputerId("pc-1"));
        Activation second = activation(license, new ComputerId("pc-2"));
        add(first, license);
        add(second, license);

        activations().seen(Map.of(first.id(), NOW.plus(HOUR), second.id(), NOW.minus(HOUR), UUID.randomUUID(), NOW));
        activations().seen(Map.of(first.id(), NOW.plus(HOUR).plus(HOUR).minusMillis(1), second.id(), NOW.plus(HOUR).minusMillis(1)));

        assertThat(find(license.key(), first.computer()).activation().orElseThrow().lastSeenAt()).isEqualTo(NOW.plus(HOUR));
        assertThat(find(license.key(), second.computer()).activation().orElseThrow().lastSeenAt()).isEqualTo(NOW);
    }

    @Test
    void listsTheComputersPartByPart() {
        License license = license(5);
        for (int number = 1; number <= 5; number++) {
            add(activation(license, new ComputerId("pc-" + number)), license);
        }
        List<String> read = new ArrayList<>();

        Optional<UUID> after = Optional.empty();
        do {
            Slice<Activation> slice = activations().of(license.id(), new PageRequest(2, after));
            slice.items().forEach(activation -> read.add(activation.computer().text()));
            after = slice.next();
        } while (after.isPresent());

        assertThat(read).containsExactly("pc-5", "pc-4", "pc-3", "pc-2", "pc-1");
    }

    private Seat add(Activation activation, License asRead) {
        return inTransaction(() -> activations().add(activation, asRead, asRead));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return storage().transactions().inTransaction(work);
    }

    private KeyOnComputer find(ActivationKey key, ComputerId computer) {
        return activations().find(List.of(key), computer).orElseThrow();
    }

    private int used(License license) {
        return storage().licenses().find(license.id()).orElseThrow().license().activationsUsed();
    }

    private List<String> computers(License license) {
        return activations().of(license.id(), new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream()
                .map(activation -> activation.computer().text())
                .toList();
    }

    private Activations activations() {
        return storage().activations();
    }

    private License license(int allowed) {
        return license(anOrder().withActivations(allowed));
    }

    private License license(Orders order) {
        IssuedOrder issued = order.of(aStoredProduct()).build();
        store(issued);
        return issued.licenses().getFirst();
    }

    private Activation activation(License license, ComputerId computer) {
        return new Activation(ids.next(), license.id(), computer, "東京 laptop",
                new ActivationTags("a@example.com", "affiliate", longestText(4_000), "log"), NOW, NOW);
    }
}
