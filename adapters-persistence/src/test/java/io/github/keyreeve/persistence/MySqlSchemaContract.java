package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.Together;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** What Keyreeve sees to by itself on a server of the MySQL family, whatever the server's defaults. */
abstract class MySqlSchemaContract {

    protected abstract FreshSchema schema();

    @Test
    void comparesAllTextByteByByte() {
        List<String> collations = schema().database().dsl().fetch(
                        "select distinct collation_name from information_schema.columns "
                                + "where table_schema = database() and table_name <> 'flyway_schema_history' "
                                + "and collation_name is not null")
                .getValues(0, String.class);
        String ofSchema = schema().database().dsl().fetchValue("select @@collation_database").toString();

        assertThat(collations).containsExactly("utf8mb4_bin");
        assertThat(ofSchema).isEqualTo("utf8mb4_bin");
    }

    @Test
    void worksInAStrictUtcSessionOfItsOwn() {
        assertThat(variable("sql_mode")).contains("STRICT_TRANS_TABLES");
        assertThat(variable("collation_connection")).isEqualTo("utf8mb4_bin");
        assertThat(variable("character_set_client")).isEqualTo("utf8mb4");
        assertThat(variable("time_zone")).isIn("UTC", "+00:00");
        assertThat(variable("innodb_lock_wait_timeout")).isEqualTo("5");
        assertThat(schema().database().dsl().fetch("show session variables like 't%\\_isolation'").getValues(1, String.class))
                .isNotEmpty()
                .containsOnly("READ-COMMITTED");
    }

    @Test
    void refusesTextThatIsTooLongInsteadOfCuttingIt() {
        assertThatThrownBy(() -> schema().database().dsl()
                .execute("insert into product (id, name) values (1, repeat('x', 256))"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void migratesOnceAlsoWhenSeveralServersStartAtTheSameTime() {
        String url = schema().settings().url().replaceFirst("/keyreeve_[0-9a-f]+", "/" + newName());
        DatabaseSettings settings = DatabaseSettings.of(url, schema().settings().user(), schema().settings().password());

        List<Integer> scripts = Together.run(4, server -> {
            try (Database database = Database.open(settings)) {
                return database.migrate();
            }
        });

        try (Database database = Database.open(settings)) {
            assertThat(scripts.stream().mapToInt(Integer::intValue).sum()).isPositive();
            assertThat(scripts).filteredOn(count -> count > 0).hasSize(1);
            assertThat(database.pendingMigrations()).isZero();
        }
        ServerConnection.run(schema().settings(), "DROP DATABASE `" + MySqlUrl.of(url).schema() + "`");
    }

    @Test
    void tellsAUserWithoutTheRightWhatToDo() {
        String user = newName().substring(0, 20);
        ServerConnection.run(schema().settings(), "CREATE USER '" + user + "'@'%' IDENTIFIED BY 'pass'");
        String url = schema().settings().url().replaceFirst("/keyreeve_[0-9a-f]+", "/" + newName());

        try (Database database = Database.open(DatabaseSettings.of(url, user, "pass"))) {
            assertThatThrownBy(database::migrate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CREATE DATABASE")
                    .hasMessageContaining(user);
        } finally {
            ServerConnection.run(schema().settings(), "DROP USER '" + user + "'@'%'");
        }
    }

    private String variable(String name) {
        return schema().database().dsl().fetchValue("select @@session." + name).toString();
    }

    private static String newName() {
        return "keyreeve_" + UUID.randomUUID().toString().replace("-", "");
    }
}
