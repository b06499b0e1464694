package io.github.keyreeve.client;

/**
 * The server has done it, but the directory of the licence could not be read or written. Asking again, when that is
 * mended, costs no further activation.
 *
 * @param detail what the operating system says
 */
public record NotStored(String detail) implements ActivationOutcome, RefreshOutcome, ReleaseOutcome {}
