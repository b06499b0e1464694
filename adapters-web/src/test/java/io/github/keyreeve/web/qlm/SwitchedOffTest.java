package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.web.qlm.XmlElements.Field;
import io.github.keyreeve.web.server.RawAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method that the operator has switched off says so to everybody, whatever is asked, and the others work on. */
class SwitchedOffTest {

    private static final String SENTENCE = "This operation is switched off here.";

    @ParameterizedTest
    @EnumSource(QlmMethod.class)
    void answersInItsOwnFormAndDoesNothing(QlmMethod method) {
        try (QlmServer server = QlmServer.with().without(method).start().open("api")) {
            LicenseSituation licence = LicenseSituation.of(server, LicenseModel.SUBSCRIPTION);
            License before = licence.stored();

            RawAnswer answer = server.call(method.text().toUpperCase(), "is_vendor=api&orderid=1&email=a%40b.example&is_expduration=10"
                    + "&is_features=0:1&is_pcid=pc-1&is_avkey=" + licence.key() + "&" + QlmServer.PRODUCT);

            if (method.answersXml()) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(XmlElements.of(answer).fields()).containsExactly(
                        new Field("status", "8"), new Field("error", SENTENCE), new Field("errorCode", "7"));
            } else {
                assertText(answer, 403, "Error: " + SENTENCE);
            }
            assertThat(server.orders()).hasSize(1);
            assertThat(licence.stored()).isEqualTo(before);
            assertThat(licence.activeComputers()).isEmpty();
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
