package io.github.keyreeve.application.port.out;

import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 200 entries
 * @param after the last entry of the part before, for all but the first part
 */
public record PageRequest(int limit, Optional<UUID> after) {

    public static final int MAX_LIMIT = 200;
    public static final int USUAL_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("must be a whole number from 1 to " + MAX_LIMIT);
        }
    }
}
