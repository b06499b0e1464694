package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines as shops write them, byte by byte. */
class RequestTargetTest {

    private static WebServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            a=b||c;               a=b||c
            a=b c;                a=b+c
            a=b  c ;              a=b++c
            a="b";                a="b"
            a=<b>;                a=<b>
            a={b};                a={b}
            a={;                  a={
            a=}{x;                a=}{x
            a=b^c;                a=b^c
            a=b\\c;               a=b\\c
            a=b'c;                a=b'c
            a=[b];                a=[b]
            a=%zz;                a=%zz
            a=%;                  a=%
            a=%4;                 a=%4
            a=%u1234;             a=%u1234
            a=%ff;                a=%ff
            a=%00;                a=%00
            a=b#c;                a=b%23c
            a=#c d;               a=%23c+d
            a=\u00c3\u00bc;       a=%C3%BC
            a=\u00fc;             a=%FC
            a=\u00ff\u00fe x;     a=%FF%FE+x
            a=b HTTP/1.1 c;       a=b+HTTP/1.1+c
            &a=b&&c=&=d&e;        &a=b&&c=&=d&e
            a=b?c=d/../e;         a=b?c=d/../e
            a=http://x/y?z;       a=http://x/y?z
            a=b+c%20d;            a=b+c%20d
            """)
    void servesAQueryAsTheShopWroteIt(String query, String seen) {
        for (String version : new String[] {"HTTP/1.0", "HTTP/1.1"}) {
            String get = "GET /x/qlmservice.asmx/query?%s %s\r\nHost: x\r\nConnection: close\r\n\r\n";
            String post = "POST /x/qlmservice.asmx/query?%s %s\r\nHost: x\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s";

            RawAnswer got = RawClient.exchange(server.uri(), get.formatted(query, version));
            RawAnswer posted = RawClient.exchange(server.uri(), post.formatted(query, version, 9, "a b?c d#|"));
            RawAnswer empty = RawClient.exchange(server.uri(), post.formatted(query, version, 0, ""));

            RawAnswer emptyChunks = RawClient.exchange(server.uri(), post.formatted(query, version, 0, "0\r\n\r\n")
                    .replace("Content-Length: 0", "Transfer-Encoding: chunked").replace("/1.0", "/1.1"));

            assertThat(got.body()).isEqualTo(seen);
            assertThat(emptyChunks.body()).isEqualTo((seen + "\n").replace("/1.0", "/1.1"));
            assertThat(got.status()).isEqualTo(200);
            assertThat(posted.body()).isEqualTo(seen + "\na b?c d#|");
            assertThat(empty.body()).isEqualTo(seen + "\n");
        }
    }

    @Test
    void servesTheRequestOfTheMagentoPlugin() {
        RawAnswer answer = RawClient.exchange(server.uri(),
                "POST /x/qlmservice.asmx/query?is_vendor=magento&is_pp=a b||c HTTP/1.0\r\n\r\n");

        assertThat(answer.body()).isEqualTo("is_vendor=magento&is_pp=a+b||c\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /a b/query HTTP/1.1", "GET /a b/query?c=d HTTP/1.1", "GET /a|b/query HTTP/1.1", "GET /a\"b/query HTTP/1.1",
        "GET /%zz/query HTTP/1.1", "GET /%2e%2e/query HTTP/1.1", "GET /a%2fb/query HTTP/1.1", "GET /..;x/query HTTP/1.1",
        "GET /a#b/query?c HTTP/1.1", "GET /\u00fc\u00ff/query HTTP/1.1", "GET a/query HTTP/1.1",
        "GET /a/query?b=\tc HTTP/1.1", "GET /a/query?b=\0c HTTP/1.1", "G@T /a/query?b HTTP/1.1", "GET",
        " GET /a/query HTTP/1.1", "\u0016\u0003\u0001"})
    void refusesEverythingElseThatIsWrong(String requestLine) {
        RawAnswer answer = RawClient.exchange(server.uri(), requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.body()).startsWith("Error: ");
        assertThat(answer.header(RequestId.HEADER)).isNotBlank();
    }

    @Test
    void refusesAnUnknownVersion() {
        assertThat(RawClient.exchange(server.uri(), "GET /a/query?b c\r\n\r\n").status()).isBetween(400, 505);
        assertThat(RawClient.exchange(server.uri(), "GET /a/query?b HTTP/3.0\r\n\r\n").status()).isEqualTo(505);
    }

    @Test
    void putsALineTogetherWhereverItIsCut() {
        String request = "GET /x/query?a=b HTTP/1.1 c&d=\u00fc| HTTP/1.1\r\nHost: x y\r\nX-A: b  c?d e\r\n\r\n";
        request = request.replace("Host: x y", "Host: x");
        int lineLength = request.indexOf('\n') + 1;

        for (int cut = 1; cut <= lineLength + 1; cut++) {
            try (RawClient client = new RawClient(server.uri())) {
                client.send(request.substring(0, cut)).send(request.substring(cut));

                assertThat(client.read().body()).as("cut at %d", cut).isEqualTo("a=b+HTTP/1.1+c&d=%FC|");
            }
        }
    }

    @Test
    void readsALineThatArrivesByteByByte() {
        try (RawClient client = new RawClient(server.uri())) {
            for (char c : "\r\nGET /x/query?a=b c HTTP/1.1\r\nHost: x\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(c));
            }

            assertThat(client.read().body()).isEqualTo("a=b+c");
        }
    }

    @Test
    void servesPipelinedRequestsAndLeavesTheirBodiesAlone() {
        String first = "POST /x/query?a=b c HTTP/1.1\r\nHost: x\r\nContent-Length: 22\r\n\r\nGET /?x y HTTP/1.1\r\n\r\n";
        String second = "GET /x/query?d=e f HTTP/1.1\r\nHost: x\r\n\r\n";
        String both = first + second + second;

        for (int cut = 1; cut < both.length(); cut++) {
            try (RawClient client = new RawClient(server.uri())) {
                client.send(both.substring(0, cut)).send(both.substring(cut));

                assertThat(client.read().body()).isEqualTo("a=b+c\nGET /?x y HTTP/1.1\r\n\r\n");
                assertThat(client.read().body()).isEqualTo("d=e+f");
                assertThat(client.read().body()).isEqualTo("d=e+f");
            }
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        RawAnswer answer = RawClient.exchange(server.uri(),
                "GET /x/query?a=" + "b ".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.body()).isEqualTo("Error: The address of the request is too long.");
    }
}
