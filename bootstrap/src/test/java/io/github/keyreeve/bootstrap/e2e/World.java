package io.github.keyreeve.bootstrap.e2e;

import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.bootstrap.Keyreeve;
import io.github.keyreeve.bootstrap.config.ConfigReader;
import io.github.keyreeve.bootstrap.config.ConfigReading;
import io.github.keyreeve.bootstrap.files.SecretsDirectory;
import io.github.keyreeve.persistence.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server on a database of its own, wired and configured as {@code keyreeve serve} does it, on the day on which the
 * vendors' samples were sent, 2026-01-05.
 */
final class World implements AutoCloseable {

    static final String SAMPLE_DAY = "2026-01-05T12:00:00Z";
    /** What shops that were given credentials send along. */
    static final String CREDENTIALS = "is_user=shop&is_pwd=s3cret";

    private final Path data;
    private final SettableClock clock;
    private final Keyreeve keyreeve;
    private final Staff staff;

    private World(Path data, Instant now, Map<String, String> settings) {
        this.data = data;
        this.clock = new SettableClock(now);
        Map<String, String> options = new HashMap<>(Map.of("data", data.toString(), "port", "0", "access-log", "off",
                "wrong-credentials-per-minute", "0"));
        options.putAll(settings);
        keyreeve = switch (ConfigReader.read(options, Map.of())) {
            case ConfigReading.Valid valid -> Keyreeve.start(valid.config(), clock);
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
        staff = new Staff(DatabaseSettings.embedded(data), masterKey(), clock);
    }

    /**
     * The world that the vendors' samples were made for.
     *
     * @param settings name and value of each that is not to be as usual
     */
    static World ofTheSamples(String... settings) {
        return ofTheSamplesAt(Instant.parse(SAMPLE_DAY), settings);
    }

    static World ofTheSamplesAt(Instant now, String... settings) {
        Path data = temporaryDirectory();
        copy(SampleWorld.TEMPLATE, data);
        return new World(data, now, pairs(settings));
    }

    /** What {@code serve --demo} starts. */
    static World demo() {
        return new World(temporaryDirectory(), Instant.parse(SAMPLE_DAY), Map.of("demo", "true"));
    }

    Wire wire() {
        return new Wire(keyreeve.uri());
    }

    StoredRows stored() {
        DatabaseSettings settings = DatabaseSettings.embedded(data);
        return new StoredRows(settings.url(), settings.user(), settings.password());
    }

    Staff staff() {
        return staff;
    }

    SettableClock clock() {
        return clock;
    }

    /** The token that the server made at its first start. */
    String administratorToken() {
        try {
            return Files.readString(data.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        staff.close();
        keyreeve.close();
        remove(data);
    }

    private MasterKey masterKey() {
        return new MasterKey(SecretsDirectory.open(data.resolve("secrets"), new SecureRandom()).masterKey().orElseThrow());
    }

    private static Map<String, String> pairs(String... settings) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            pairs.put(settings[i], settings[i + 1]);
        }
        return pairs;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("keyreeve-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Set up once, copied for each world: as fresh as a new one, and quicker. */
    private static final class SampleWorld {

        private static final Path TEMPLATE = template();
        private static final String EDITOR = "&is_productid=1&is_majorversion=1&is_minorversion=0";
        private static final String VIEWER = "&is_productid=2&is_majorversion=3&is_minorversion=5";

        private static Path template() {
            Path data = temporaryDirectory();
            World world = new World(data, Instant.parse(SAMPLE_DAY), Map.of());
            setUp(world.staff);
            world.staff.close();
            world.keyreeve.close();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(data)));
            return data;
        }

        /** As the vendors' README and signature vectors say it. */
        private static void setUp(Staff staff) {
            staff.addProduct(1, "Acme Editor", "1.0", "2.0");
            staff.addProduct(2, "Acme Viewer", "3.5");
            List.of("acme-ed", "acme-ed-y", "pid_40898000", "pid_40898002", "pid_4662940", "shareit_300810470")
                    .forEach(name -> staff.saveSet(name, EDITOR));
            List.of("ITEM1", "acme-vw", "pid_40898001", "shareit_300810471").forEach(name -> staff.saveSet(name, VIEWER));
            staff.saveSet("woo_std", VIEWER + "&is_features=0:1");
            staff.saveSet("woo_pro", VIEWER + "&is_features=0:2");

            List.of("fastspring", "woocommerce", "avangate", "cleverbridge", "shareit", "api")
                    .forEach(provider -> staff.setCredentials(provider, "shop", "s3cret"));
            List.of("magento", "bluesnap", "swreg").forEach(staff::open);
            staff.setSharedKey("fastspring", "fs-private-key-for-tests");
            staff.setSharedKey("ultracart", "ultracart-shared-secret");
            // These two sign what they tell, not what they ask.
            staff.setSharedKey("woocommerce", "wc-webhook-secret-&-'quoted'");
            staff.setSharedKey("avangate", "avangate-secret-key");
        }
    }
}
