package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.web.api.problem.ProblemException;
import java.util.UUID;

/** The one answer to everything that is asked of a licence that there is not. */
final class UnknownLicense {

    private UnknownLicense() {}

    static ProblemException of(UUID id) {
        return NOT_FOUND.because("No licence has the id %s.", id);
    }
}
