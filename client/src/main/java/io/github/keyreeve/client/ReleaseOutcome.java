package io.github.keyreeve.client;

/** What became of a release. */
public sealed interface ReleaseOutcome
        permits ReleaseOutcome.Released, ReleaseOutcome.NeverActivated, Refused, Unreachable, NotStored {

    /** The activation is free for another computer, and nothing is stored here any more. */
    record Released() implements ReleaseOutcome {}

    /** There is no key to release. */
    record NeverActivated() implements ReleaseOutcome {}
}
