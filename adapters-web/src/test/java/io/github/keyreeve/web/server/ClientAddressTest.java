package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void believesNobodyByDefault() {
        try (WebServer server = TestServer.start()) {
            assertThat(RawClient.get(server.uri(), "/client", "X-Forwarded-For: 203.0.113.9").body())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void believesATrustedProxy() {
        try (WebServer server = TestServer.start(
                settings -> settings.withTrustedProxies(List.of("127.0.0.0/8", "10.1.0.0/16", "::1")))) {
            assertThat(RawClient.get(server.uri(), "/client").body()).isEqualTo("127.0.0.1");
            assertThat(RawClient.get(server.uri(), "/client", "X-Forwarded-For: 203.0.113.9").body())
                    .isEqualTo("203.0.113.9");
            assertThat(RawClient.get(server.uri(), "/client", "X-Forwarded-For: 1.1.1.1, 203.0.113.9",
                    "X-Forwarded-For: 10.1.2.3").body()).isEqualTo("203.0.113.9");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            203.0.113.9;                      203.0.113.9
            1.2.3.4, 203.0.113.9;             203.0.113.9
            203.0.113.9, 10.0.0.7;            203.0.113.9
            203.0.113.9, 10.0.0.7, 10.0.0.8;  203.0.113.9
            203.0.113.9:4711;                 203.0.113.9
            2001:db8::1;                      2001:db8:0:0:0:0:0:1
            [2001:db8::1]:4711;               2001:db8:0:0:0:0:0:1
            ::ffff:203.0.113.9;               203.0.113.9
            10.0.0.7, 10.0.0.8;               10.0.0.1
            203.0.113.9, unknown;             10.0.0.1
            203.0.113.9, nonsense, 10.0.0.7;  10.0.0.1
            256.1.1.1;                        10.0.0.1
            1.2.3;                            10.0.0.1
            example.org;                      10.0.0.1
            ::1::2;                           10.0.0.1
            fe80::1%eth0;                     10.0.0.1
            """)
    void takesTheNearestStranger(String forwardedFor, String client) throws Exception {
        TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8"));
        List<String> entries = List.of(forwardedFor.split(", "));

        assertThat(proxies.client(InetAddress.getByName("10.0.0.1"), entries).getHostAddress()).isEqualTo(client);
        assertThat(proxies.client(InetAddress.getByName("192.0.2.1"), entries).getHostAddress()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example.org", "nonsense/8", ""})
    void namesAPatternThatIsWrong(String pattern) {
        assertThatThrownBy(() -> WebServerSettings.defaults().withTrustedProxies(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trustedProxies: '" + pattern + "'");
    }
}
