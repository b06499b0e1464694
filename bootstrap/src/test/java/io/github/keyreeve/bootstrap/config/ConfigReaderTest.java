package io.github.keyreeve.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.mail.MailAddress;
import io.github.keyreeve.mail.SmtpTls;
import io.github.keyreeve.web.server.AccessLogFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    @TempDir
    private Path directory;

    @Nested
    class Values {

        @Test
        void haveDefaults() {
            KeyreeveConfig config = valid(Map.of(), Map.of());

            assertThat(config.demo()).isFalse();
            assertThat(config.data()).contains(Path.of("keyreeve-data").toAbsolutePath());
            assertThat(config.secretsDir()).isEmpty();
            assertThat(config.adminToken()).isEmpty();
            assertThat(config.database()).isEqualTo(
                    new KeyreeveConfig.Database(Optional.empty(), Optional.empty(), Optional.empty(), 10, true));
            assertThat(config.http()).isEqualTo(new KeyreeveConfig.Http("127.0.0.1", 8080, Optional.empty(), List.of(),
                    Optional.empty(), 64, 1_048_576, Duration.ofSeconds(30), 10, AccessLogFormat.JSON));
            assertThat(config.issuing().defaultProvider()).isEmpty();
            assertThat(config.issuing().maxKeysPerOrder()).isEqualTo(1000);
            assertThat(config.issuing().maintenancePlanDays()).isEqualTo(365);
            assertThat(config.issuing().useDurationToSetExpiryDate()).isTrue();
            assertThat(LocalDate.parse("2026-02-03", config.issuing().expiryDateFormat().formatter())).isEqualTo("2026-02-03");
            assertThat(config.issuing().zone()).isEqualTo(ZoneId.of("UTC"));
            assertThat(config.strictAuthentication()).isEqualTo(new KeyreeveConfig.StrictAuthentication(
                    List.of("RetrieveActivationKeyHttp"), Duration.ofMinutes(10)));
            assertThat(config.kept()).isEqualTo(new KeyreeveConfig.Kept(Duration.ofDays(30), Duration.ofDays(90)));
        }

        @Test
        void comeFromTheCommandLineBeforeTheEnvironmentBeforeTheFile() throws IOException {
            String file = file("port = 1001\nrequest-threads = 1002\nmax-keys-per-order = 1003\n");

            KeyreeveConfig config = valid(Map.of("config", file, "port", "3001"),
                    Map.of("KEYREEVE_PORT", "2001", "KEYREEVE_MAX_KEYS_PER_ORDER", "2003", "PATH", "/bin",
                            "KEYREEVE_REQUEST_THREADS", "8", "KEYREEVE_JAVA_OPTS", "-Xmx1g"));

            assertThat(config.http().port()).isEqualTo(3001);
            assertThat(config.http().requestThreads()).isEqualTo(8);
            assertThat(config.issuing().maxKeysPerOrder()).isEqualTo(2003);
        }

        @Test
        void comeFromTheFileThatTheEnvironmentNames() throws IOException {
            String file = file("# a comment\nhost=::1\nno-migrate=true\ndb-url=\nzone=Europe/Berlin\n");

            KeyreeveConfig config = valid(Map.of(), Map.of("KEYREEVE_CONFIG", file));

            assertThat(config.http().host()).isEqualTo("::1");
            assertThat(config.database().migrate()).isFalse();
            assertThat(config.database().url()).isEmpty();
            assertThat(config.issuing().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        }

        @Test
        void areReadAsWhatTheyMean() {
            KeyreeveConfig config = valid(Map.of("public-url", "https://shop.example.com/licences/",
                    "trusted-proxies", "10.0.0.0/8, 192.0.2.7,2001:db8::/32", "strict-authentication", "none",
                    "access-log", "off", "expiry-date-format", "dd.MM.yyyy", "wrong-credentials-per-minute", "0"),
                    Map.of());

            assertThat(config.http().publicUrl()).contains(URI.create("https://shop.example.com/licences"));
            assertThat(config.http().trustedProxies())
                    .containsExactly("10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32");
            assertThat(config.strictAuthentication().methods()).isEmpty();
            assertThat(config.http().accessLog()).isEqualTo(AccessLogFormat.OFF);
            assertThat(config.http().wrongCredentialsPerMinute()).isZero();
            assertThat(LocalDate.parse("03.02.2026", config.issuing().expiryDateFormat().formatter())).isEqualTo("2026-02-03");
        }

        @Test
        void ofMailAreThereWithAServerOnly() throws IOException {
            assertThat(valid(Map.of(), Map.of()).mail()).isEmpty();

            KeyreeveConfig.Mail mail = valid(Map.of("smtp-host", "mail.example.com", "smtp-tls", "TLS", "smtp-user", "shop",
                    "smtp-password-file", file("geheim\n"), "mail-from", "Acme <keys@example.com>"), Map.of()).mail().orElseThrow();

            assertThat(mail).isEqualTo(new KeyreeveConfig.Mail("mail.example.com", 465, SmtpTls.TLS,
                    Optional.of(new KeyreeveConfig.Login("shop", new Secret("geheim"))), new MailAddress("Acme", "keys@example.com"),
                    Optional.empty()));
            assertThat(mail.toString()).doesNotContain("geheim");
        }

        @Test
        void ofADemoLackADataDirectoryUnlessOneIsNamed() {
            assertThat(valid(Map.of("demo", "true"), Map.of()).data()).isEmpty();
            assertThat(valid(Map.of("demo", "true", "data", "/srv/demo"), Map.of()).data()).contains(Path.of("/srv/demo"));
        }
    }

    @Nested
    class Secrets {

        @Test
        void comeFromFilesOrTheEnvironment() throws IOException {
            String token = "0123456789abcdefghij";

            KeyreeveConfig config = valid(
                    Map.of("db-url", "jdbc:mysql://db/keyreeve", "db-user", "reeve", "db-password-file", file("geheim\n")),
                    Map.of("KEYREEVE_ADMIN_TOKEN", token));

            assertThat(config.database().password()).contains(new Secret("geheim"));
            assertThat(config.adminToken()).contains(new Secret(token));
        }

        @Test
        void keepTheirBlanks() throws IOException {
            Map<String, String> database = Map.of("db-url", "jdbc:mysql://db/keyreeve", "db-user", "reeve");

            assertThat(valid(database, Map.of("KEYREEVE_DB_PASSWORD", " a b ")).database().password())
                    .contains(new Secret(" a b "));
            assertThat(valid(database, Map.of("KEYREEVE_DB_PASSWORD_FILE", file(" a b \r\n"))).database().password())
                    .contains(new Secret(" a b "));
        }

        @Test
        void areNeverShown() {
            ConfigReading reading = ConfigReader.read(
                    Map.of("db-url", "jdbc:mysql://me:geheim@db/keyreeve?password=geheim&user=x", "db-user", "reeve"),
                    Map.of("KEYREEVE_DB_PASSWORD", "geheim", "KEYREEVE_ADMIN_TOKEN", "geheimgeheimgeheimgeheim"));

            assertThat(reading).isInstanceOf(ConfigReading.Valid.class);
            assertThat(reading.toString()).contains("jdbc:mysql://me:(hidden)@db/keyreeve?password=(hidden)&user=x")
                    .doesNotContain("geheim");
        }

        @Test
        void areNotShownWhenRefused() {
            assertThat(problems(Map.of("db-url", "jdbc:postgresql://db/x?password=geheim"),
                    Map.of("KEYREEVE_ADMIN_TOKEN", "geheim")))
                    .containsExactly(
                            "--db-url (command line): must be jdbc:mysql://HOST/DATABASE or jdbc:h2:PLACE,"
                                    + " not \"jdbc:postgresql://db/x?password=(hidden)\"",
                            "KEYREEVE_ADMIN_TOKEN (environment): must be 20 to 512 letters, digits or . _ ~ + / = -");
        }

        @Test
        void mayNotStandInTheFile() throws IOException {
            String file = file("db-password=geheim\n");

            assertThat(problems(Map.of("config", file), Map.of())).containsExactly(
                    "db-password (%s): this setting may not be given here, only as KEYREEVE_DB_PASSWORD".formatted(file));
        }
    }

    @Nested
    class Problems {

        @Test
        void areToldAllTogetherWithOriginAndRange() throws IOException {
            String file = file("access-log=xml\nmax-keys-per-ordr=3\n");

            assertThat(problems(Map.of("config", file, "port", "70000"),
                    Map.of("KEYREEVE_ZONE", "Mars", "KEYREEVE_PROT", "1", "KEYREEVE_JAVA_OPTS", "")))
                    .containsExactlyInAnyOrder(
                            "KEYREEVE_PROT (environment): there is no such setting; did you mean KEYREEVE_PORT?",
                            "max-keys-per-ordr (%s): there is no such setting; did you mean max-keys-per-order?"
                                    .formatted(file),
                            "--port (command line): must be 0 to 65535, not \"70000\"",
                            "access-log (%s): must be one of json, plain, off, not \"xml\"".formatted(file),
                            "KEYREEVE_ZONE (environment): must be a time zone such as UTC or Europe/Berlin, not \"Mars\"");
        }

        @Test
        void includeASettingGivenTwiceInTheFile() throws IOException {
            String file = file("port=1\nport=2\n");

            assertThat(problems(Map.of("config", file), Map.of()))
                    .containsExactly("config (%s): the setting port is given twice".formatted(file));
        }

        @Test
        void includeAMissingFile() {
            assertThat(problems(Map.of("config", "/nowhere/at.all"), Map.of())).containsExactly(
                    "--config (command line): must be a file that the server can read, not \"/nowhere/at.all\";"
                            + " there is no such file");
        }

        @Test
        void includeADemoForEverybody() {
            assertThat(problems(Map.of("demo", "true", "host", "0.0.0.0"), Map.of())).containsExactly("--host (command line):"
                    + " must be a loopback address with demo, because everybody may order there");
        }

        @Test
        void includeADemoInAnInstallationsDatabase() {
            assertThat(problems(Map.of("demo", "true", "db-url", "jdbc:mysql://me@db/keyreeve"), Map.of()))
                    .containsExactly("--db-url (command line): must not be given together with demo,"
                            + " whose orders belong into no installation's database");
        }

        @Test
        void includeTlsFilesThatAreNone() throws IOException {
            assertThat(problems(Map.of("tls-certificate", file("x"), "tls-key", file("y")), Map.of()))
                    .singleElement().asString().startsWith("--tls-certificate (command line): The TLS certificate file");
        }

        @Test
        void includeHalfATlsSetUp() throws IOException {
            assertThat(problems(Map.of("tls-key", file("x")), Map.of()))
                    .containsExactly("--tls-key (command line): needs an acceptable tls-certificate as well");
        }

        @Test
        void includeHalfAMailSetUp() throws IOException {
            assertThat(problems(Map.of("smtp-host", "mail.example.com"), Map.of())).singleElement().asString()
                    .isEqualTo("--smtp-host (command line): needs an acceptable mail-from as well");
            assertThat(problems(Map.of("mail-from", "keys@example.com", "smtp-port", "25"), Map.of())).containsExactly(
                    "--smtp-port (command line): has a meaning only with an acceptable smtp-host",
                    "--mail-from (command line): has a meaning only with an acceptable smtp-host");
            assertThat(problems(Map.of("smtp-host", "mail.example.com", "mail-from", "keys@example.com", "smtp-user", "shop"), Map.of()))
                    .containsExactly("--smtp-user (command line): needs an acceptable smtp-password-file as well");
        }

        @Test
        void includeAMailServerElsewhereInClear() {
            Map<String, String> elsewhere = Map.of("smtp-host", "mail.example.com", "smtp-tls", "none", "mail-from", "keys@example.com");
            Map<String, String> here = Map.of("smtp-host", "127.0.0.1", "smtp-tls", "none", "mail-from", "keys@example.com");
            Map<String, String> allowed = new HashMap<>(elsewhere);
            allowed.put("smtp-unencrypted", "true");

            assertThat(problems(elsewhere, Map.of())).containsExactly(
                    "--smtp-tls (command line): must not be none to another machine, unless smtp-unencrypted allows it");
            assertThat(problems(here, Map.of())).isEmpty();
            assertThat(problems(allowed, Map.of())).isEmpty();
        }

        @Test
        void includeTwoPasswords() throws IOException {
            assertThat(problems(
                    Map.of("db-url", "jdbc:h2:mem:x", "db-password-file", file("geheim")),
                    Map.of("KEYREEVE_DB_PASSWORD", "geheim")))
                    .containsExactly("--db-password-file (command line):"
                            + " must not be given together with KEYREEVE_DB_PASSWORD");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                port                         | -1
                port                         | tcp://10.0.0.1:80
                host                         | no host
                host                         | 300.1.1.1
                db-pool-size                 | 0
                db-pool-size                 | 201
                db-url                       | jdbc:mariadb://db/x
                db-url                       | jdbc:mysql://db/x
                db-user                      | reeve
                smtp-port                    | 0
                smtp-tls                     | ssl
                smtp-host                    | mail.example.com:25
                mail-from                    | support
                mail-reply-to                | help@example.com, x@example.com
                public-url                   | ftp://example.com
                public-url                   | /licences
                public-url                   | https://example.com/?a=b
                trusted-proxies              | 10.0.0.0/33
                trusted-proxies              | everybody
                trusted-proxies              | 10.0.0.7/8
                default-provider             | a b
                max-keys-per-order           | 0
                max-keys-per-order           | 10001
                maintenance-plan-days        | 36501
                use-duration-to-set-expiry-date | maybe
                expiry-date-format           | yyyy
                expiry-date-format           | {
                default-provider             | fastspringg
                strict-authentication        | Get Key
                strict-authentication        | GetActivatonKey
                strict-tolerance-seconds     | 86401
                max-body-bytes               | 1023
                stop-timeout-seconds         | 601
                wrong-credentials-per-minute | 10001
                request-threads              | 7
                """)
        void includeEveryValueOutOfRange(String setting, String value) {
            assertThat(problems(Map.of(setting, value), Map.of())).singleElement().asString()
                    .startsWith("--" + setting);
        }

        @Test
        void hintAtTheConnectorForMariaDb() {
            assertThat(problems(Map.of("db-url", "jdbc:mariadb://db/x"), Map.of())).singleElement().asString()
                    .endsWith("write jdbc:mysql: instead, the same connector serves MariaDB");
        }
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "file", ""), content).toString();
    }

    private static KeyreeveConfig valid(Map<String, String> options, Map<String, String> environment) {
        ConfigReading reading = ConfigReader.read(options, environment);
        assertThat(reading).isInstanceOf(ConfigReading.Valid.class);
        return ((ConfigReading.Valid) reading).config();
    }

    private static List<String> problems(Map<String, String> options, Map<String, String> environment) {
        return switch (ConfigReader.read(options, environment)) {
            case ConfigReading.Valid valid -> List.of();
            case ConfigReading.Invalid invalid -> invalid.problems().stream().map(Problem::toString)
                    .collect(Collectors.toList());
        };
    }
}
