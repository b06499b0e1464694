package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.server.RawAnswer;

/** A text as shops' plugins take it: the whole body counts, and "error" anywhere in it is a failure. */
final class TextAnswer {

    private TextAnswer() {}

    static void assertText(RawAnswer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.body().toLowerCase().contains("error")).isEqualTo(status != 200);
    }
}
