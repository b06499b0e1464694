package io.github.keyreeve.bootstrap.architecture.lawful.application.port.in;

import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;

/** Issues keys. */
public interface IssueKeys {

    Outcome issue();

    /** What became of it. */
    sealed interface Outcome {

        record Issued(Key key) implements Outcome {}
    }
}
