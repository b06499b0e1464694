package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.KeyReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's first order and what follows from it, pasted into a shell as a newcomer would. */
class ReadmeIT {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern FIRST_ORDER = Pattern.compile("<!-- first order -->(.*)<!-- /first order -->", Pattern.DOTALL);
    private static final Pattern KEY_AT_WORK = Pattern.compile("<!-- key at work -->(.*)<!-- /key at work -->", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})?\\b");
    private static final Pattern REQUEST_AND_ANSWER = Pattern.compile("```sh\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("\\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\\b");

    @TempDir
    private Path directory;

    @Test
    void answersTheFirstOrderAsItSays() throws IOException {
        List<MatchResult> examples = examples(FIRST_ORDER);

        assertThat(examples).hasSize(3);
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--demo")) {
            tryOut(examples, server);
        }
    }

    @Test
    void showsTheKeyAtWorkAsItSays() throws IOException {
        List<MatchResult> examples = examples(KEY_AT_WORK);

        assertThat(examples).hasSize(9);
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--demo")) {
            tryOut(examples, server);
        }
    }

    /** Keys that an answer gives take the place of README's own in all requests and answers that follow. */
    private static void tryOut(List<MatchResult> examples, ServerProcess server) throws IOException {
        Map<String, String> keys = new HashMap<>();
        for (MatchResult example : examples) {
            String request = withKeys(example.group(1), keys).replace("http://127.0.0.1:8080", server.uri().toString());

            String answer = paste(request);

            List<String> shown = keysIn(example.group(2));
            List<String> given = keysIn(answer);
            assertThat(given).as("keys in %s", answer).hasSameSizeAs(shown);
            for (int i = 0; i < shown.size(); i++) {
                keys.putIfAbsent(shown.get(i), given.get(i));
            }
            assertThat(masked(answer)).isEqualTo(masked(withKeys(example.group(2), keys)));
        }
    }

    @Test
    void showsKeysThatCouldBeReal() throws IOException {
        List<String> keys = KEY.matcher(Files.readString(README)).results().map(MatchResult::group).toList();

        assertThat(keys).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(key -> assertThat(KeyReading.of(key)).isInstanceOf(KeyReading.WellFormed.class));
    }

    private static List<MatchResult> examples(Pattern part) throws IOException {
        return part.matcher(Files.readString(README)).results()
                .flatMap(found -> REQUEST_AND_ANSWER.matcher(found.group(1)).results())
                .toList();
    }

    private static List<String> keysIn(String text) {
        return KEY.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String withKeys(String text, Map<String, String> keys) {
        return KEY.matcher(text).replaceAll(key -> keys.getOrDefault(key.group(), key.group()));
    }

    /** Without what differs from day to day, and without the line breaks that README puts between elements. */
    private static String masked(String answer) {
        return DATE.matcher(answer.strip()).replaceAll("DATE").replaceAll(">\\s+<", "><");
    }

    private static String paste(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", command.replaceFirst("curl ", "curl -sS ")).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
