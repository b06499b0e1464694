package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.qlm.XmlElements.Field;
import io.github.keyreeve.web.server.RawAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method that the operator has switched off says so to everybody, whatever is asked, and the others work on. */
class SwitchedOffTest {

    private static final String SENTENCE = "This operation is switched off here.";

    @ParameterizedTest
    @EnumSource(QlmMethod.class)
    void answersInItsOwnForm(QlmMethod method) {
        try (QlmServer server = QlmServer.with().without(method).start().open("api")) {
            RawAnswer answer = server.call(method.text().toUpperCase(), "is_vendor=api&orderid=1&email=a%40b.example&" + QlmServer.PRODUCT);

            if (method.answersXml()) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(XmlElements.of(answer).fields()).containsExactly(
                        new Field("status", "8"), new Field("error", SENTENCE), new Field("errorCode", "7"));
            } else {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.body()).isEqualTo("Error: " + SENTENCE);
            }
            assertThat(server.orders()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(QlmMethod.class)
    void leavesTheOthersAlone(QlmMethod method) {
        try (QlmServer server = QlmServer.with().without(method).start().open("api")) {
            for (QlmMethod other : QlmMethod.values()) {
                String body = server.call(other.text(), "is_vendor=api").body();

                assertThat(body.contains(SENTENCE)).as(other.text()).isEqualTo(other == method);
            }
        }
    }
}
