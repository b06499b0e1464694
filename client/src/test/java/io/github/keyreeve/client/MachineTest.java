package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {

    /** A computer that answers as written down. */
    private static final class PaperSystem implements Machine.Sources {

        private final Map<String, String> answers = new HashMap<>();

        PaperSystem answers(String question, String answer) {
            answers.put(question, answer);
            return this;
        }

        @Override
        public Optional<String> file(Path path) {
            return Optional.ofNullable(answers.get(path.toString().replace('\\', '/')));
        }

        @Override
        public Optional<String> output(List<String> command) {
            return Optional.ofNullable(answers.get(String.join(" ", command)));
        }

        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(answers.get("%" + name + "%"));
        }
    }

    @Nested
    class OnLinux {

        private Optional<ComputerIdentity> identity(PaperSystem system) {
            return new Machine("Linux", system).identity();
        }

        /** Reckoned by OpenSSL: printf 'io.github.keyreeve computer' | openssl dgst -sha256 -hmac b08dfa6083e7567a1921a715000001fb */
        @Test
        void isTheHashedMachineIdAndTheHostsName() {
            PaperSystem system = new PaperSystem()
                    .answers("/etc/machine-id", "b08dfa6083e7567a1921a715000001fb\n")
                    .answers("/proc/sys/kernel/hostname", "jane-laptop\n");

            assertThat(identity(system)).hasValue(new ComputerIdentity("037d4148f565d77fc3adb9bb773f92f0", "jane-laptop"));
        }

        @Test
        void staysTheSameUnderAnotherName() {
            PaperSystem system = new PaperSystem().answers("/etc/machine-id", "b08dfa6083e7567a1921a715000001fb");
            String before = identity(system.answers("/proc/sys/kernel/hostname", "old")).orElseThrow().id();

            assertThat(identity(system.answers("/proc/sys/kernel/hostname", "new")).orElseThrow().id()).isEqualTo(before);
        }

        @Test
        void isTakenFromTheOlderPlaceWhereTheNewerIsNotFilled() {
            PaperSystem system = new PaperSystem()
                    .answers("/etc/machine-id", "uninitialized\n")
                    .answers("/var/lib/dbus/machine-id", "b08dfa6083e7567a1921a715000001fb\n");

            assertThat(identity(system)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "uninitialized\n", "00000000000000000000000000000000\n"})
        void isNoneWithoutAMachineId(String file) {
            assertThat(identity(new PaperSystem().answers("/etc/machine-id", file))).isEmpty();
            assertThat(identity(new PaperSystem())).isEmpty();
        }
    }

    @Nested
    class OnWindows {

        private static final String QUERY = "C:\\Windows\\System32\\reg.exe query"
                + " HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography /v MachineGuid /reg:64";

        @Test
        void isTheHashedMachineGuid() {
            String answer = "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n"
                    + "    MachineGuid    REG_SZ    4C4C4544-0051-3610-8052-B4C04F4E3732\r\n\r\n";
            PaperSystem system = new PaperSystem().answers(QUERY, answer).answers("%COMPUTERNAME%", "JANE-PC");

            ComputerIdentity identity = new Machine("Windows 11", system).identity().orElseThrow();

            assertThat(identity.id()).matches("[0-9a-f]{32}");
            assertThat(identity.name()).isEqualTo("JANE-PC");
            assertThat(new Machine("Windows 11", new PaperSystem().answers(QUERY, answer.toLowerCase()
                    .replace("machineguid", "MachineGuid").replace("reg_sz", "REG_SZ"))).identity().orElseThrow().id())
                    .isEqualTo(identity.id());
        }

        @Test
        void isNoneWithoutTheEntry() {
            assertThat(new Machine("Windows 11", new PaperSystem()).identity()).isEmpty();
            assertThat(new Machine("Windows 11", new PaperSystem().answers(QUERY, "ERROR: no such key")).identity()).isEmpty();
        }
    }

    @Nested
    class OnAMac {

        @Test
        void isTheHashedPlatformUuid() {
            PaperSystem system = new PaperSystem()
                    .answers("/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice", """
                            +-o J314sAP  <class IOPlatformExpertDevice, id 0x100000227, registered>
                                {
                                  "IOPlatformSerialNumber" = "C02XXXXXXXXX"
                                  "IOPlatformUUID" = "564D3A2B-1C0D-4E5F-8A9B-0C1D2E3F4A5B"
                                }
                            """)
                    .answers("/usr/sbin/scutil --get ComputerName", "Jane’s MacBook\n");

            ComputerIdentity identity = new Machine("Mac OS X", system).identity().orElseThrow();

            assertThat(identity.id()).matches("[0-9a-f]{32}").doesNotContainIgnoringCase("564D3A2B");
            assertThat(identity.name()).isEqualTo("Jane’s MacBook");
        }
    }

    @Nested
    @EnabledOnOs(OS.LINUX)
    class ItsOperatingSystem {

        private final OperatingSystem system = new OperatingSystem();

        @Test
        void tellsFilesVariablesAndTheOutputOfPrograms() {
            assertThat(system.file(Path.of("/proc/sys/kernel/ostype"))).hasValue("Linux\n");
            assertThat(system.variable("PATH")).isPresent();
            assertThat(system.output(List.of("/bin/echo", "hello"))).hasValue("hello\n");
        }

        @Test
        void tellsNothingWhereThereIsNone() {
            assertThat(system.file(Path.of("/no/such/file"))).isEmpty();
            assertThat(system.variable("NO_SUCH_VARIABLE")).isEmpty();
            assertThat(system.output(List.of("/no/such/program"))).isEmpty();
            assertThat(system.output(List.of("/bin/false"))).isEmpty();
        }

        @Test
        void waitsForNoProgramThatDoesNotEnd() {
            assertThat(system.output(List.of("/bin/sleep", "600"))).isEmpty();
        }
    }
}
