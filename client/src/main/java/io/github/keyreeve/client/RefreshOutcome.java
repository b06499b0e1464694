package io.github.keyreeve.client;

/** What the server says about the licence in use. */
public sealed interface RefreshOutcome
        permits RefreshOutcome.Refreshed, RefreshOutcome.NeverActivated, Refused, Unreachable, Untrusted, NotStored {

    /** It holds, and its present terms are stored. */
    record Refreshed(License license) implements RefreshOutcome {}

    /** There is no key to ask with. */
    record NeverActivated() implements RefreshOutcome {}
}
