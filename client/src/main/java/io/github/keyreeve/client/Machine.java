package io.github.keyreeve.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds out what an operating system calls the computer that it runs on. */
final class Machine {

    /** What can be asked of an operating system; each answer is empty where there is none in time. */
    interface Sources {

        Optional<String> file(Path path);

        Optional<String> output(List<String> command);

        Optional<String> variable(String name);
    }

    private static final String PURPOSE = "io.github.keyreeve computer";
    private static final String HASH = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int MAX_NAME = 255;
    private static final Pattern MACHINE_GUID = Pattern.compile("MachineGuid\\s+REG_SZ\\s+(\\S+)");
    private static final Pattern PLATFORM_UUID = Pattern.compile("\"IOPlatformUUID\"\\s*=\\s*\"([^\"]+)\"");

    private final String system;
    private final Sources sources;

    /** @param system as Java calls it: {@code Linux}, {@code Windows 11}, {@code Mac OS X} */
    Machine(String system, Sources sources) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.sources = sources;
    }

    Optional<ComputerIdentity> identity() {
        return systemId()
                .map(String::strip)
                .filter(id -> !ComputerIdentity.isPlaceholder(id))
                .map(id -> new ComputerIdentity(hash(id), name()));
    }

    private Optional<String> systemId() {
        if (isWindows()) {
            return sources.output(List.of(system32() + "reg.exe", "query",
                            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography", "/v", "MachineGuid", "/reg:64"))
                    .flatMap(output -> found(MACHINE_GUID, output));
        }
        if (isMac()) {
            return sources.output(List.of("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"))
                    .flatMap(output -> found(PLATFORM_UUID, output));
        }
        return Stream.of("/etc/machine-id", "/var/lib/dbus/machine-id")
                .map(path -> sources.file(Path.of(path)))
                .flatMap(Optional::stream)
                .filter(id -> !ComputerIdentity.isPlaceholder(id))
                .findFirst();
    }

    private String name() {
        Optional<String> name = isWindows()
                ? sources.variable("COMPUTERNAME")
                : isMac()
                        ? sources.output(List.of("/usr/sbin/scutil", "--get", "ComputerName"))
                        : sources.file(Path.of("/proc/sys/kernel/hostname"));
        String text = name.map(String::strip).orElse("");
        return text.substring(0, Math.min(MAX_NAME, text.length()));
    }

    private boolean isWindows() {
        return system.startsWith("windows");
    }

    private boolean isMac() {
        return system.startsWith("mac");
    }

    // By its full path: a program of the same name in the working directory must not answer.
    private String system32() {
        return sources.variable("SystemRoot").orElse("C:\\Windows") + "\\System32\\";
    }

    private static Optional<String> found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String hash(String systemId) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(systemId.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8), HASH));
            return HexFormat.of().formatHex(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime knows " + HASH + ".", e);
        }
    }
}
