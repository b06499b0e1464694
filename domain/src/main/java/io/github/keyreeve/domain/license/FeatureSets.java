package io.github.keyreeve.domain.license;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The features that a licence switches on: four sets of eight bits each (source: contract, "is_features").
 *
 * @param masks the bit mask of set 0, 1, 2, 3; each 0 to 255
 */
public record FeatureSets(List<Integer> masks) {

    public static final int SETS = 4;
    private static final int LARGEST_MASK = 255;
    private static final String FORM =
            "must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255";

    public static final FeatureSets NONE = new FeatureSets(Collections.nCopies(SETS, 0));

    public FeatureSets {
        masks = List.copyOf(masks);
        if (masks.size() != SETS || masks.stream().anyMatch(mask -> mask < 0 || mask > LARGEST_MASK)) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /**
     * Reads {@code 0:3;1:2}, a trailing semicolon allowed, or a bare {@code 0} for no features.
     *
     * @throws IllegalArgumentException saying the form, if the text has another
     */
    public static FeatureSets of(String text) {
        if (text.strip().equals("0")) {
            return NONE;
        }
        List<Integer> masks = new ArrayList<>(Collections.nCopies(SETS, -1));
        String[] pairs = text.strip().split(";");
        if (pairs.length == 0) {
            throw new IllegalArgumentException(FORM);
        }
        for (String pair : pairs) {
            String[] parts = pair.strip().split(":", -1);
            if (parts.length != 2 || !parts[0].matches("[0-3]") || !parts[1].matches("[0-9]{1,3}")) {
                throw new IllegalArgumentException(FORM);
            }
            if (masks.set(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])) >= 0) {
                throw new IllegalArgumentException(FORM);
            }
        }
        masks.replaceAll(mask -> Math.max(mask, 0));
        return new FeatureSets(masks);
    }

    /** One form for equal features: {@code 0:3;1:2;}, sets without features left out, empty for none. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int set = 0; set < SETS; set++) {
            if (masks.get(set) > 0) {
                text.append(set).append(':').append(masks.get(set)).append(';');
            }
        }
        return text.toString();
    }
}
