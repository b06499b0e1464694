package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How the operator's URL is completed. */
class MySqlUrlTest {

    @Test
    void addsWhatTheUrlDoesNotSet() {
        String url = MySqlUrl.of("jdbc:mysql://db:3306/keys").complete();

        assertThat(url).startsWith("jdbc:mysql://db:3306/keys?connectionTimeZone=UTC&").contains("&rewriteBatchedStatements=true");
    }

    @Test
    void keepsWhatTheUrlSets() {
        String url = MySqlUrl.of("jdbc:mysql://db/keys?sockettimeout=1&connectTimeout=2").complete();

        assertThat(url).startsWith("jdbc:mysql://db/keys?sockettimeout=1&connectTimeout=2&")
                .doesNotContain("socketTimeout")
                .containsOnlyOnce("connectTimeout");
    }

    @Test
    void knowsTheServerWithoutTheSchema() {
        MySqlUrl url = MySqlUrl.of("jdbc:mysql:replication://one,two:3307/keys?sslMode=REQUIRED");

        assertThat(url.schema()).isEqualTo("keys");
        assertThat(url.withoutSchema()).startsWith("jdbc:mysql:replication://one,two:3307/?sslMode=REQUIRED&");
    }

    @Test
    void refusesAUrlWithoutSchemaAndShowsNoneOfIt() {
        assertThatThrownBy(() -> DatabaseSettings.of("jdbc:mysql://user:secret@db/", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseSettings.of("jdbc:mariadb://db/keys", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:mysql:");
    }

    @Test
    void hidesWhatIsSecret() {
        DatabaseSettings settings = DatabaseSettings.of("jdbc:mysql://db/keys?password=hidden", "root", "secret");

        assertThat(settings.toString()).doesNotContain("secret", "hidden");
        assertThat(DatabaseSettings.embedded(Path.of("data")).isEmbedded()).isTrue();
    }
}
