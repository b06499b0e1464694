package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.qlm.XmlElements.Field;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications read the body only: what cannot be read is refused as anything else, in their own form. */
class UnreadableRequestsTest {

    private static final String NO_FORM =
            "The body must be a form (application/x-www-form-urlencoded or multipart/form-data).";

    private static QlmServer server;

    @BeforeAll
    static void start() {
        server = QlmServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> unreadable() {
        String form = QlmServer.FORM;
        return Stream.of(
                Arguments.of("is_pcid=%GG", form, "", 400, "is_pcid must have two hexadecimal digits after each percent sign."),
                Arguments.of("is_pcid=%", form, "", 400, "is_pcid must have two hexadecimal digits after each percent sign."),
                Arguments.of("is_pcid=%C3%28", form, "", 400, "is_pcid must be text in UTF-8."),
                Arguments.of("", form, "is_pcid=%GG", 400, "is_pcid must have two hexadecimal digits after each percent sign."),
                Arguments.of("", form, "is_pcid=\u00C3(", 400, "is_pcid must be text in UTF-8."),
                Arguments.of("", "multipart/form-data", "is_pcid=1", 400, "Content-Type must name the multipart boundary."),
                Arguments.of("", "application/json", "{\"is_pcid\":\"1\"}", 415, NO_FORM),
                Arguments.of("", "text/xml", "<is_pcid>1</is_pcid>", 415, NO_FORM));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void areRefusedInXmlWhereXmlIsTheAnswer(String query, String type, String body, int status, String sentence) {
        for (String method : new String[] {"ValidateLicenseHttp", "ReleaseLicenseHttp", "PingHttp", "GetLatestVersionHttp"}) {
            RawAnswer answer = server.send("POST", "/qlmservice.asmx/" + method + "?" + query, type, body);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(XmlElements.of(answer).fields()).containsExactly(
                    new Field("status", "8"), new Field("error", sentence), new Field("errorCode", "208"));
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void areRefusedInTextWhereTextIsTheAnswer(String query, String type, String body, int status, String sentence) {
        RawAnswer answer = server.send("POST", "/qlmservice.asmx/ActivateKey?" + query, type, body);

        assertThat(answer.body()).isEqualTo("Error: " + sentence);
        assertThat(answer.status()).isEqualTo(status);
    }

    /** Without waiting for it. */
    @Test
    void areRefusedForTheLengthTheyAnnounce() {
        RawAnswer inXml = announce("ValidateLicenseHttp");
        RawAnswer inText = announce("ActivateKey");

        assertThat(inXml.status()).isEqualTo(200);
        assertThat(XmlElements.of(inXml).fields()).containsExactly(new Field("status", "8"),
                new Field("error", "The body has more than 1048576 bytes."), new Field("errorCode", "208"));
        assertThat(inText.status()).isEqualTo(413);
        assertThat(inText.body()).isEqualTo("Error: The body has more than 1048576 bytes.");
    }

    private static RawAnswer announce(String method) {
        return RawClient.exchange(server.uri(), "POST /qlmservice.asmx/" + method + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + QlmServer.FORM + "\r\nContent-Length: 10485760\r\nConnection: close\r\n\r\nis_pcid=1");
    }
}
