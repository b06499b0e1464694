package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ActivateComputers;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Activations.KeyOnComputer;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Sightings;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.DeactivationCode;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.KeyReading;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseDifferences;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.UsageRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives customers' computers the activations that their licences have, and takes them back. */
public final class ActivationDesk implements ActivateComputers {

    private final Transactions transactions;
    private final Activations activations;
    private final Licenses licenses;
    private final History history;
    private final Sightings sightings;
    private final ComputerKeys computerKeys;
    private final UsageRules rules;
    private final Ids ids;
    private final Clock clock;

    public ActivationDesk(
            Transactions transactions,
            Activations activations,
            Licenses licenses,
            History history,
            Sightings sightings,
            ComputerKeys computerKeys,
            UsageRules rules,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.activations = activations;
        this.licenses = licenses;
        this.history = history;
        this.sightings = sightings;
        this.computerKeys = computerKeys;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Validation validate(ComputerRequest request, boolean activate) {
        Found found = find(request);
        return switch (found) {
            case Found.Denied denied -> new Validation.Denied(denied.denial());
            case Found.OnComputer good when good.here().activation().isPresent() -> seen(good.here());
            case Found.OnComputer good when isFull(good.here()) -> new Validation.Denied(
                    activate ? Denial.NO_MORE_ACTIVATIONS : Denial.ACTIVE_ELSEWHERE);
            case Found.OnComputer good when activate -> transactions.inTransaction(() -> activate(request));
            case Found.OnComputer good -> new Validation.Denied(Denial.NOT_ACTIVATED_HERE);
        };
    }

    @Override
    public Release release(ComputerRequest request, Optional<String> deactivationCode) {
        return transactions.inTransaction(() -> releaseNow(request, deactivationCode));
    }

    /** One read has seen both the licence full and this computer without an activation: that decides as it is. */
    private static boolean isFull(KeyOnComputer here) {
        return here.ordered().license().activationsAvailable() == 0;
    }

    private Validation seen(KeyOnComputer here) {
        Activation activation = here.activation().orElseThrow();
        sightings.note(activation, now());
        return active(here, activation, false);
    }

    /** Everything is read once more: the decision must rest on what the conditional statement then finds unchanged. */
    private Validation activate(ComputerRequest request) {
        return switch (find(request)) {
            case Found.Denied denied -> new Validation.Denied(denied.denial());
            case Found.OnComputer good when good.here().activation().isPresent() -> seen(good.here());
            case Found.OnComputer good -> activate(request, good.here());
        };
    }

    private Validation activate(ComputerRequest request, KeyOnComputer here) {
        Instant now = now();
        License license = here.ordered().license();
        License started = license.startedAt(now, rules.zone());
        Activation activation = new Activation(
                ids.next(), license.id(), request.computer(), request.computerName(), request.tags(), now, now);
        return switch (activations.add(activation, license, started)) {
            case TAKEN -> {
                history.tell(Kind.ACTIVATED, license, now, request.origin(), changes(activation, license, started));
                yield active(new KeyOnComputer(here.ordered().with(counted(started)), here.activation()), activation, true);
            }
            case TAKEN_BEFORE -> activate(request);
            case NONE_LEFT -> new Validation.Denied(Denial.NO_MORE_ACTIVATIONS);
        };
    }

    private static List<Change> changes(Activation activation, License license, License started) {
        return Stream.concat(
                        Stream.of(
                                new Change("computerId", "", activation.computer().text()),
                                new Change("computerName", "", activation.computerName())),
                        LicenseDifferences.between(license, started).stream())
                .toList();
    }

    private Validation.Active active(KeyOnComputer here, Activation activation, boolean anew) {
        ActivationKey computerKey = computerKeys.of(here.ordered().license(), activation.computer());
        return new Validation.Active(here.ordered(), activation, computerKey, anew);
    }

    private Release releaseNow(ComputerRequest request, Optional<String> deactivationCode) {
        return switch (look(request)) {
            case Found.Denied denied -> new Release.Denied(denied.denial());
            case Found.OnComputer good when good.here().activation().isEmpty() -> new Release.Denied(
                    good.here().ordered().license().activationsUsed() == 0
                            ? Denial.NOT_ACTIVE
                            : Denial.NOT_ACTIVE_HERE_BUT_ELSEWHERE);
            case Found.OnComputer good when rules.releaseNeedsCode() && !proves(deactivationCode, good.here()) ->
                    new Release.CodeWrong();
            case Found.OnComputer good -> release(request, good.here());
        };
    }

    private Release release(ComputerRequest request, KeyOnComputer here) {
        Instant now = now();
        License license = here.ordered().license();
        Optional<Releases> counted = license.releases().oneMore(now, rules.releases());
        if (counted.isEmpty()) {
            return new Release.Denied(Denial.TOO_MANY_RELEASES);
        }
        if (!counted.get().equals(license.releases())) {
            licenses.replace(List.of(license.with(counted.get())));
        }
        if (!activations.remove(license.id(), request.computer())) {
            throw new OutdatedReadException();
        }
        history.tell(Kind.RELEASED, license, now, request.origin(),
                List.of(new Change("computerId", request.computer().text(), "")));
        return new Release.Released(here.ordered());
    }

    /** By any key that the computer was given: it may not have heard of a renewal before it lost its connection. */
    private boolean proves(Optional<String> code, KeyOnComputer here) {
        ComputerId computer = here.activation().orElseThrow().computer();
        return code.filter(typed -> computerKeys.everGiven(here.ordered().license(), computer)
                        .anyMatch(key -> DeactivationCode.isRight(typed, key, computer)))
                .isPresent();
    }

    /** The licence on this computer, where nothing stands against using it. */
    private Found find(ComputerRequest request) {
        return switch (look(request)) {
            case Found.Denied denied -> denied;
            case Found.OnComputer good -> good.here().ordered().license()
                    .denialFor(request.version(), now(), rules.grace())
                    .<Found>map(Found.Denied::new)
                    .orElse(good);
        };
    }

    /** The licence on this computer, whether or not it can be used: it can always be given back. */
    private Found look(ComputerRequest request) {
        List<ActivationKey> meanings;
        try {
            meanings = ActivationKey.meanings(request.typedKey());
        } catch (IllegalArgumentException e) {
            return new Found.Denied(Denial.KEY_NOT_VALID);
        }
        Optional<KeyOnComputer> found = activations.find(meanings, request.computer());
        if (found.isEmpty()) {
            return new Found.Denied(switch (KeyReading.of(request.typedKey())) {
                case KeyReading.WellFormed well -> Denial.KEY_NOT_FOUND;
                case KeyReading.NotOurs other -> Denial.KEY_NOT_VALID;
            });
        }
        License license = found.get().ordered().license();
        return license.denialFor(request.version())
                .or(() -> request.computerKey()
                        .filter(key -> !computerKeys.fits(key, license, request.computer()))
                        .map(wrong -> Denial.OTHER_COMPUTER_KEY))
                .<Found>map(Found.Denied::new)
                .orElseGet(() -> new Found.OnComputer(found.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static License counted(License license) {
        return license.withActivationsUsed(license.activationsUsed() + 1);
    }

    private sealed interface Found {

        record OnComputer(KeyOnComputer here) implements Found {}

        record Denied(Denial denial) implements Found {}
    }
}
