package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the methods are (source: contract 1). */
class AddressingTest {

    private static QlmServer server;

    @BeforeAll
    static void start() {
        server = QlmServer.start().open("api");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/qlmservice.asmx/GetActivationKey", "/QLMSERVICE.ASMX/GETACTIVATIONKEY", "/QlmService.asmx/getactivationkey",
        "/qlmdemo/qlmLicenseServer/qlmservice.asmx/GetActivationKey", "/a/b/c/d/e/f/qlmservice.asmx/GetActivationKeyWithExpiryDate",
        "//qlmservice.asmx/GetActivationKey", "/a//qlmservice.asmx/GetActivationKey", "///a//QlmService.asmx/GetActivationKey",
        "/a/./qlmservice.asmx/GetActivationKey", "/m%C3%BCller%20co/qlmservice.asmx/GetActivationKey", "/a/../qlmservice.asmx/GetActivationKe%79"})
    void isAnyPathInAnyCase(String path) {
        for (String version : new String[] {"HTTP/1.0", "HTTP/1.1"}) {
            RawAnswer answer = RawClient.exchange(server.uri(), "GET %s?&is_vendor=api&%s&name=a |b& %s\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .formatted(path, QlmServer.PRODUCT, version));

            assertThat(answer.body()).hasSize(29);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.orders().getFirst().line().customer().name()).isEqualTo("a |b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/qlmservice.asmx/GetActivationKey",
        "/a%2fqlmservice.asmx/GetActivationKey", "/a/..;/qlmservice.asmx/GetActivationKey",
        "/qlmservice.asmx//GetActivationKey", "/xqlmservice.asmx/GetActivationKey",
        "/qlmservice.asmx/GetActivationKey/x"})
    void isNotAPathThatCanBeReadInTwoWays(String path) {
        int before = server.orders().size();

        RawAnswer answer = RawClient.get(server.uri(), path + "?is_vendor=api&" + QlmServer.PRODUCT);

        assertThat(answer.body()).startsWith("Error: ");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(server.orders()).hasSize(before);
    }
}
