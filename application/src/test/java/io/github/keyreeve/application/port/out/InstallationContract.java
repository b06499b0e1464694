package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that remembers an installation promises. There is one per storage, so each test takes a new one. */
public abstract class InstallationContract {

    /** Storage in which nothing was ever kept. */
    protected abstract Storage newStorage();

    @Test
    void isBoundOnceAndForAll() {
        Installation installation = newStorage().installation();
        assertThat(installation.secretsFingerprints()).isEmpty();

        assertThat(installation.bind(fingerprints("a"), Orders.SAMPLE_INSTANT)).isTrue();
        assertThat(installation.bind(fingerprints("b"), Orders.SAMPLE_INSTANT)).isFalse();

        assertThat(installation.secretsFingerprints()).contains(fingerprints("a"));
    }

    @Test
    void isBoundByOneOfManyServers() {
        Storage storage = newStorage();

        List<Boolean> bound = Together.run(8, server -> storage.transactions().inTransaction(
                () -> storage.installation().bind(fingerprints("server " + server), Orders.SAMPLE_INSTANT)));

        assertThat(Collections.frequency(bound, true)).isEqualTo(1);
        assertThat(storage.installation().secretsFingerprints()).contains(fingerprints("server " + bound.indexOf(true)));
    }

    @Test
    void replacesTheAdministratorsToken() {
        Installation installation = newStorage().installation();
        assertThatThrownBy(() -> installation.replaceAdminTokenHash("0".repeat(64))).isInstanceOf(IllegalStateException.class);
        installation.bind(fingerprints("a"), Orders.SAMPLE_INSTANT);
        assertThat(installation.adminTokenHash()).isEmpty();

        installation.replaceAdminTokenHash("1".repeat(64));
        installation.replaceAdminTokenHash("2".repeat(64));

        assertThat(installation.adminTokenHash()).contains("2".repeat(64));
    }

    /** As long as they may get. */
    private static SecretsFingerprints fingerprints(String text) {
        return new SecretsFingerprints(text.repeat(64).substring(0, 64), text.repeat(65).substring(1, 65));
    }
}
