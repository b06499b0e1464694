package io.github.keyreeve.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://example.com:8443/a?b=c", "HTTPS://EXAMPLE.COM/", "https://1.1.1.1/",
        "https://[2606:4700::1111]/", "https://xn--mller-kva.example/"})
    void takesPublicAddresses(String url) {
        assertThat(EndpointUrl.refusal(url, false)).isEmpty();
        assertThat(EndpointUrl.refusal(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "http://127.0.0.1:8080/", "https://127.0.0.1", "https://localhost/",
        "https://a.LOCALHOST./", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://10.0.0.1", "https://2130706433/", "https://169.254.169.254/latest"})
    void takesPrivateAddressesOnlyWhereTheyAreAllowed(String url) {
        assertThat(EndpointUrl.refusal(url, false)).isPresent();
        assertThat(EndpointUrl.refusal(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "/events", "ftp://example.com", "file:///etc/passwd", "https:///events", "https://",
        "https://user:password@example.com/", "https://user@example.com", "https://example.com/#there", "https://exa mple.com",
        "https://müller.example", "https://example.com:0/", "https://example.com:65536/", "https://127.1/",
        "https://0x7f.1/", "https://example.com/\n", "https://[::1", "https:example.com", "jar:https://example.com!/"})
    void refusesWhatIsNoAddressOfAnEndpoint(String url) {
        assertThat(EndpointUrl.refusal(url, true)).isPresent();
        assertThat(EndpointUrl.refusal(url, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 100_000})
    void refusesWhatIsTooLong(int length) {
        assertThat(EndpointUrl.refusal("https://example.com/" + "x".repeat(length - 20), false)).isPresent();
        assertThat(EndpointUrl.refusal("https://example.com/" + "x".repeat(1_980), false)).isEmpty();
    }
}
