package io.github.keyreeve.bootstrap.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name a misspelt one was meant to be. */
final class Suggestion {

    private Suggestion() {
    }

    /** The nearest name, unless even that is further away than a slip of the hand. */
    static Optional<String> forName(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3));
    }

    /** Levenshtein's distance: letters to insert, delete or replace, whatever their case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                current[j] = Math.min(previous[j - 1] + (same ? 0 : 1), Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
