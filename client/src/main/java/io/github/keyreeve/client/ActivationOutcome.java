package io.github.keyreeve.client;

/** What became of an activation. */
public sealed interface ActivationOutcome permits ActivationOutcome.Activated, Refused, Unreachable, Untrusted, NotStored {

    /** The computer is activated, and the licence is stored. */
    record Activated(License license) implements ActivationOutcome {}
}
