package io.github.keyreeve.web.api;

/** Reads whole numbers from a query. */
final class QueryNumber {

    private QueryNumber() {}

    /** @throws IllegalArgumentException saying the range, if the text is no such number */
    static int read(String text, int least, int most) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException("must be a whole number from %d to %d".formatted(least, most));
    }
}
