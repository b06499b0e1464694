package io.github.keyreeve.domain.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long a licence lasts and whether its computers are fixed or float.
 *
 * <p>The letter opens every key of the model, as QLM's users know it (source: contract, "is_licensemodel"; DESIGN, "Key").
 */
public enum LicenseModel {
    PERMANENT('A', Term.PERMANENT, Seating.FIXED),
    TRIAL('B', Term.TRIAL, Seating.FIXED),
    SUBSCRIPTION('F', Term.SUBSCRIPTION, Seating.FIXED),
    PERMANENT_FLOATING('K', Term.PERMANENT, Seating.FLOATING),
    TRIAL_FLOATING('L', Term.TRIAL, Seating.FLOATING),
    SUBSCRIPTION_FLOATING('M', Term.SUBSCRIPTION, Seating.FLOATING),
    PERMANENT_CLOUD('R', Term.PERMANENT, Seating.CLOUD),
    TRIAL_CLOUD('S', Term.TRIAL, Seating.CLOUD),
    SUBSCRIPTION_CLOUD('T', Term.SUBSCRIPTION, Seating.CLOUD);

    private enum Term { PERMANENT, TRIAL, SUBSCRIPTION }

    private enum Seating { FIXED, FLOATING, CLOUD }

    private final char letter;
    private final Term term;
    private final Seating seating;

    LicenseModel(char letter, Term term, Seating seating) {
        this.letter = letter;
        this.term = term;
        this.seating = seating;
    }

    /** The first symbol of the model's keys. */
    public char letter() {
        return letter;
    }

    /** As shops write it: {@code permanent}, {@code trial_cloud}, … */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isPermanent() {
        return term == Term.PERMANENT;
    }

    public boolean isSubscription() {
        return term == Term.SUBSCRIPTION;
    }

    /** Whether computers share a number of seats, on the customer's premises or in the cloud. */
    public boolean isFloating() {
        return seating != Seating.FIXED;
    }

    /** The model with floating seats; one that floats already stays as it is. */
    public LicenseModel floating() {
        return isFloating() ? this : of(term, Seating.FLOATING);
    }

    /** The model with the same seats that ends. */
    public LicenseModel subscription() {
        return of(Term.SUBSCRIPTION, seating);
    }

    public static Optional<LicenseModel> ofLetter(char letter) {
        return Arrays.stream(values()).filter(model -> model.letter == letter).findFirst();
    }

    /**
     * Reads a model in any case of letters.
     *
     * @throws IllegalArgumentException naming the models, if there is no such one
     */
    public static LicenseModel of(String text) {
        return Arrays.stream(values())
                .filter(model -> model.text().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.stream(values())
                        .map(LicenseModel::text)
                        .collect(Collectors.joining(", "))));
    }

    /** The nine letters, for messages. */
    public static String letters() {
        return Arrays.stream(values()).map(model -> String.valueOf(model.letter)).collect(Collectors.joining(", "));
    }

    private static LicenseModel of(Term term, Seating seating) {
        return Arrays.stream(values())
                .filter(model -> model.term == term && model.seating == seating)
                .findFirst()
                .orElseThrow();
    }
}
