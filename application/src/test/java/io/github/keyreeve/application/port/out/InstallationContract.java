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
        assertThat(installation.secretsFingerprint()).isEmpty();

        assertThat(installation.bind("a".repeat(64), Orders.SAMPLE_INSTANT)).isTrue();
        assertThat(installation.bind("b".repeat(64), Orders.SAMPLE_INSTANT)).isFalse();

        assertThat(installation.secretsFingerprint()).contains("a".repeat(64));
    }

    @Test
    void isBoundByOneOfManyServers() {
        Storage storage = newStorage();

        List<Boolean> bound = Together.run(8, server -> storage.transactions().inTransaction(
                () -> storage.installation().bind("server " + server, Orders.SAMPLE_INSTANT)));

        assertThat(Collections.frequency(bound, true)).isEqualTo(1);
        assertThat(storage.installation().secretsFingerprint()).contains("server " + bound.indexOf(true));
    }

    @Test
    void replacesTheAdministratorsToken() {
        Installation installation = newStorage().installation();
        assertThatThrownBy(() -> installation.replaceAdminTokenHash("0".repeat(64))).isInstanceOf(IllegalStateException.class);
        installation.bind("a", Orders.SAMPLE_INSTANT);
        assertThat(installation.adminTokenHash()).isEmpty();

        installation.replaceAdminTokenHash("1".repeat(64));
        installation.replaceAdminTokenHash("2".repeat(64));

        assertThat(installation.adminTokenHash()).contains("2".repeat(64));
    }
}
