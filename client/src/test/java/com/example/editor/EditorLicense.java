package com.example.editor;

import io.github.keyreeve.client.ActivationOutcome;
import io.github.keyreeve.client.ComputerIdentity;
import io.github.keyreeve.client.LicenseClient;
import io.github.keyreeve.client.LicenseState;
import io.github.keyreeve.client.Refused;
import io.github.keyreeve.client.ReleaseOutcome;
import io.github.keyreeve.client.Unreachable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** What Acme Editor 1.0, product 1, does with its licence. */
final class EditorLicense {

    private final LicenseClient client;

    /** @param publicKey from https://keys.example.com/api/v1/signing-keys, pasted into the editor's source */
    EditorLicense(URI server, String publicKey, ComputerIdentity computer, Path directory, Clock clock) {
        client = LicenseClient.of(server)
                .product(1, 1, 0)
                .publicKey(publicKey)
                .computer(computer)
                .storedIn(directory)
                .clock(clock)
                .build();
    }

    /** At every start and once an hour; needs no network. */
    String title() {
        LicenseState state = client.check();
        if (state instanceof LicenseState.Valid valid) {
            return valid.license().hasFeature(0, 2) ? "Acme Editor Pro" : "Acme Editor";
        } else if (state instanceof LicenseState.InGrace grace) {
            return "Acme Editor (please renew until " + grace.license().graceEndsAt().orElseThrow() + ")";
        } else if (state instanceof LicenseState.Expired) {
            return "Acme Editor (expired)";
        } else if (state instanceof LicenseState.ClockSetBack) {
            return "Acme Editor (please set the clock of this computer right)";
        } else if (state instanceof LicenseState.Invalid invalid) {
            return "Acme Editor (" + invalid.fault().sentence() + ")";
        }
        return "Acme Editor (not activated)";
    }

    /** When the customer has typed his key. */
    String activate(String key) {
        ActivationOutcome outcome = client.activate(key);
        if (outcome instanceof ActivationOutcome.Activated) {
            return "Thank you.";
        } else if (outcome instanceof Refused refused) {
            return refused.message();
        } else if (outcome instanceof Unreachable unreachable) {
            return unreachable.message();
        }
        return "The licence could not be stored or is not from us: " + outcome;
    }

    /** Once a day in the background: brings renewals, and takes back what was revoked. No network is no harm. */
    void refresh() {
        client.refresh();
    }

    /** When the customer moves to another computer. */
    boolean release() {
        return client.release() instanceof ReleaseOutcome.Released;
    }
}
