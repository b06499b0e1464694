package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {

    private static final String PROVIDER = "/api/v1/providers/fastspring";
    private static final String KEY = "A0000-00000-00000-00000-0001G";
    private static final List<String> SECRETS = List.of("pa55word", "5haredKey", "ap1Key", "gue55", ApiServer.TOKEN,
            KEY, KEY.replace("-", ""), "A0000-00000-00000-00000-0001H");

    private final List<String> said = new ArrayList<>();

    @Test
    void appearInNoAnswerAndNoLog() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger keyreeve = (Logger) LoggerFactory.getLogger("io.github.keyreeve");
        Logger access = (Logger) LoggerFactory.getLogger("keyreeve.access");
        log.start();
        keyreeve.setLevel(Level.TRACE);
        keyreeve.addAppender(log);
        access.addAppender(log);
        try (ApiServer server = new ApiServer().withProduct()) {
            useSecrets(server);
        } finally {
            keyreeve.setLevel(null);
            keyreeve.detachAppender(log);
            access.detachAppender(log);
        }

        assertThat(log.list).isNotEmpty();
        log.list.forEach(event -> said.add(event.getFormattedMessage()));
        assertThat(said).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(SECRETS.toArray(String[]::new)));
    }

    private void useSecrets(ApiServer server) {
        ApiClient client = server.client();
        say(client.put(PROVIDER, """
                {"password": "pa55word", "sharedKey": "5haredKey", "apiKey": "ap1Key", "user": "shop"}"""));
        say(client.get(PROVIDER));
        say(client.get("/api/v1/providers"));
        say(client.put(PROVIDER, "{\"password\": \"pa55word%s\"}".formatted("x".repeat(255))));
        say(client.put(PROVIDER, "{\"password\": {\"pa55word\": 1}}"));
        say(client.put(PROVIDER, "{\"password\": \"pa55word\", \"sharedKey\": 5haredKey}"));
        say(client.put(PROVIDER, "{\"sharedKey\": \"5haredKey"));
        say(client.put(PROVIDER, "{\"apiKey\": \"ap1Key\\ud800\"}"));
        say(client.put("/api/v1/providers/nobody", "{\"apiKey\": \"ap1Key\"}"));
        client.post("/api/v1/orders", "{\"provider\": \"api\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}}");
        client.post("/api/v1/licenses/lookup", "{\"key\": \"" + KEY + "\"}");
        say(client.post("/api/v1/licenses/lookup", "{\"key\": \"A0000-00000-00000-00000-0001H\"}"));
        say(client.post("/api/v1/licenses/lookup", "{\"key\": \"" + KEY + "!\"}"));
        say(client.post("/api/v1/licenses/lookup", "{\"key\": [\"" + KEY + "\"]}"));
        say(client.post("/api/v1/licenses/lookup", "{\"" + KEY + "\": \"key\"}"));
        say(client.post("/api/v1/licenses/lookup", "{\"" + KEY.replace("-", "") + "\": 1, \"" + KEY.replace("-", "") + "\": 2}"));
        say(client.get("/api/v1/licenses?" + KEY));
        say(client.get("/api/v1/licenses?" + KEY + "=%FF"));
        say(client.put("/api/v1/argument-sets/set", "{\"arguments\": \"" + KEY + "=1&is_" + KEY + "=2\"}"));
        String wrong = "{\"key\": \"%s\", \"computerId\": \"pc-1\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}}"
                .formatted("A0000-00000-00000-00000-0001H");
        ApiClient application = server.clientWithoutToken();
        say(application.post("/api/v1/activations", wrong));
        say(application.post("/api/v1/activations/validate", wrong));
        say(application.post("/api/v1/activations/release", wrong));
        say(application.post("/api/v1/activations/validate", wrong.replace("1H", "1G")));
        application.post("/api/v1/activations", wrong.replace("1H", "1G"));
        client.patch("/api/v1/licenses/" + ApiServer.id(2), "{\"userData\": \"x\"}");
        say(client.get("/api/v1/licenses/" + ApiServer.id(2) + "/activations"));
        say(client.get("/api/v1/licenses/" + ApiServer.id(2) + "/events"));
        for (int guess = 0; guess <= ApiServer.WRONG_TOKENS_A_MINUTE; guess++) {
            say(server.clientWithoutToken().with("Authorization", "Bearer gue55").get("/api/v1/products"));
        }
    }

    private void say(Answer answer) {
        said.add(answer.response().headers().map() + answer.body());
    }
}
