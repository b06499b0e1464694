package io.github.keyreeve.domain.license;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How an order's licences become keys with activations (source: contract 3.1).
 *
 * <p>Whatever the shape, the activations of an order add up to quantity x activationsPerKey + additionalActivations.
 *
 * @param oneKeyForAll one key for the whole order; otherwise one key per licence ordered
 * @param activationsPerKey activations for each licence ordered, 1 to 1,000,000
 * @param additionalActivations further activations for the order, 0 to 1,000,000; on the first key if there are several
 */
public record Allowance(boolean oneKeyForAll, int activationsPerKey, int additionalActivations) {

    public static final int MAX_ACTIVATIONS_PER_KEY = 1_000_000;
    public static final int MAX_ADDITIONAL_ACTIVATIONS = 1_000_000;

    public Allowance {
        requireRange("activationsPerKey", activationsPerKey, 1, MAX_ACTIVATIONS_PER_KEY);
        requireRange("additionalActivations", additionalActivations, 0, MAX_ADDITIONAL_ACTIVATIONS);
    }

    /** How many keys an order of this quantity gets. */
    public int keysFor(int quantity) {
        return oneKeyForAll ? 1 : quantity;
    }

    /**
     * The activations of each key, in the order of the keys.
     *
     * @param quantity licences ordered, at least 1
     * @throws IllegalArgumentException if one key would get more than 2,147,483,647 activations
     */
    public List<Integer> activationsFor(int quantity) {
        if (oneKeyForAll) {
            return List.of(within(totalFor(quantity)));
        }
        List<Integer> activations = new ArrayList<>(Collections.nCopies(quantity, activationsPerKey));
        activations.set(0, within((long) activationsPerKey + additionalActivations));
        return List.copyOf(activations);
    }

    /**
     * The activations of all keys together.
     *
     * @param quantity licences ordered, at least 1
     */
    public long totalFor(int quantity) {
        return (long) quantity * activationsPerKey + additionalActivations;
    }

    /** The most activations per key with which an order of this quantity still fits into one key. */
    public int mostActivationsPerKeyFor(int quantity) {
        return Math.min(MAX_ACTIVATIONS_PER_KEY, (Integer.MAX_VALUE - additionalActivations) / quantity);
    }

    private static int within(long activations) {
        if (activations > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "One key cannot have %d activations; at most %d.".formatted(activations, Integer.MAX_VALUE));
        }
        return (int) activations;
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, not %d.".formatted(name, least, most, value));
        }
    }
}
