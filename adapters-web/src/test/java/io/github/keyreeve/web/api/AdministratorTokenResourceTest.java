package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministratorTokenResourceTest {

    private static final String PATH = "/api/v1/admin-token";

    private final ApiServer server = new ApiServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void replacesTheTokenWithoutAnsweringIt() {
        Answer answer = server.client().send("POST", PATH, BodyPublishers.noBody());

        answer.isJson(200, "{\"file\": \"the file admin-token\"}");
        assertThat(answer.body()).doesNotContain(server.keptToken().token());
        assertThat(server.client().get("/api/v1/products").status()).isEqualTo(401);
        assertThat(server.clientWithoutToken().with("Authorization", "Bearer " + server.keptToken().token())
                .get("/api/v1/products").status()).isEqualTo(200);
    }

    @Test
    void needsTheTokenBefore() {
        assertThat(server.clientWithoutToken().send("POST", PATH, BodyPublishers.noBody()).status()).isEqualTo(401);
        assertThat(server.keptToken().token()).isEmpty();
    }
}
