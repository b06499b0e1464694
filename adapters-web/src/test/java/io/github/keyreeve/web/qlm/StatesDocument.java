package io.github.keyreeve.web.qlm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** docs/license-states.md as a test reads it: its tables, row by row. */
final class StatesDocument {

    private final List<Row> rows;

    private StatesDocument(List<Row> rows) {
        this.rows = rows;
    }

    /** One question to the server, in the document's words. */
    record Question(String request, String licence, String state) {}

    /**
     * What the document says about a question.
     *
     * @param table the heading above its table
     * @param expected the answer, by the names of its columns
     */
    record Expectation(Question question, String table, Map<String, String> expected) {}

    private record Row(String heading, Map<String, String> cells) {

        Stream<String> each(String column, String separator) {
            return Arrays.stream(cells.get(column).split(separator)).map(String::strip);
        }
    }

    static StatesDocument read() {
        Path file = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent().resolve("docs/license-states.md");
        try {
            return new StatesDocument(rows(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request that the document explains. */
    List<String> requests() {
        return rows.stream().filter(row -> row.cells().keySet().containsAll(List.of("request", "means")))
                .flatMap(row -> row.each("request", ";")).toList();
    }

    /** Every state that the document explains. */
    List<String> states() {
        return rows.stream().filter(row -> row.cells().keySet().containsAll(List.of("state", "means")))
                .flatMap(row -> row.each("state", ";")).toList();
    }

    /** Each row once for every question that it answers. */
    List<Expectation> expectations() {
        return rows.stream().filter(row -> row.cells().keySet().containsAll(List.of("request", "licence", "state")))
                .flatMap(row -> row.each("request", ";").flatMap(request -> row.each("licence", ",").flatMap(licence ->
                        row.each("state", ",").map(state -> new Expectation(
                                new Question(request, licence, state), row.heading(), row.cells())))))
                .toList();
    }

    private static List<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        String heading = "";
        List<String> columns = List.of();
        for (String line : lines) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+ ", "");
            }
            if (!line.startsWith("|")) {
                columns = List.of();
            } else if (columns.isEmpty()) {
                columns = cells(line);
            } else if (!line.matches("[| -]+")) {
                rows.add(new Row(heading, byColumn(columns, cells(line))));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|")).map(String::strip).toList();
    }

    private static Map<String, String> byColumn(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new AssertionError("Another number of columns than in the table's head: " + cells);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return row;
    }
}
