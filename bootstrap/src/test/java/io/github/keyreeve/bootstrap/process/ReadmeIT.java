package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.KeyReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's first order, pasted into a shell as a newcomer would. */
class ReadmeIT {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern FIRST_ORDER = Pattern.compile("<!-- first order -->(.*)<!-- /first order -->", Pattern.DOTALL);
    private static final Pattern REQUEST_AND_ANSWER = Pattern.compile("```sh\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("\\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\\b");

    @TempDir
    private Path directory;

    @Test
    void answersTheFirstOrderAsItSays() throws IOException {
        List<MatchResult> examples = examples();
        assertThat(examples).hasSize(3);
        try (ServerProcess server = ServerProcess.serve(directory, Map.of(), "--demo")) {
            for (MatchResult example : examples) {
                String request = example.group(1).replace("http://127.0.0.1:8080", server.uri().toString());

                assertThat(masked(paste(request))).isEqualTo(masked(example.group(2)).strip());
            }
        }
    }

    @Test
    void showsKeysThatCouldBeReal() throws IOException {
        List<String> keys = KEY.matcher(Files.readString(README)).results().map(MatchResult::group).toList();

        assertThat(keys).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(key -> assertThat(KeyReading.of(key)).isInstanceOf(KeyReading.WellFormed.class));
    }

    private static List<MatchResult> examples() throws IOException {
        return FIRST_ORDER.matcher(Files.readString(README)).results()
                .flatMap(part -> REQUEST_AND_ANSWER.matcher(part.group(1)).results())
                .toList();
    }

    private static String masked(String answer) {
        return KEY.matcher(answer).replaceAll("KEY");
    }

    private static String paste(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", command.replaceFirst("curl ", "curl -sS ")).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
