package com.example.ownservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example runs, and README.md shows the code that is compiled and the output that it prints. */
class LibraryExampleTest {

    private static final Pattern KEY = Pattern.compile("[0-9A-Z]{5}(-[0-9A-Z]{5}){4}");

    @Test
    void issuesThreeKeysOnceAndOnlyOnce() {
        String output = output();

        List<String> keys = KEY.matcher(output).results().map(MatchResult::group).toList();
        assertThat(keys).hasSize(6);
        assertThat(keys.subList(0, 3)).doesNotHaveDuplicates().allMatch(key -> key.startsWith("A"));
        assertThat(keys.subList(3, 6)).isEqualTo(keys.subList(0, 3));
        assertThat(output).contains("was issued for 3 licences, not for 4");
    }

    @Test
    void printsWhatTheReadmeShows() throws IOException {
        assertThat(blocks("text")).map(LibraryExampleTest::withoutRandomKeys).containsExactly(withoutRandomKeys(output()));
    }

    @Test
    void theReadmeShowsTheCompiledCode() throws IOException {
        String compiled = onOneLine(sources());

        assertThat(blocks("java")).hasSizeGreaterThan(2).allSatisfy(block -> assertThat(compiled).contains(onOneLine(block)));
    }

    @Test
    void theReadmeNamesThisVersion() throws IOException {
        assertThat(blocks("xml")).singleElement().asString()
                .contains("<version>" + System.getProperty("keyreeve.version") + "</version>");
    }

    private static String output() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            IssueKeysInYourOwnService.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile).map(LibraryExampleTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutRandomKeys(String text) {
        return KEY.matcher(text).replaceAll("KEY");
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
