package io.github.keyreeve.client;

/**
 * The server's answer holds a licence file that is not believed: somebody stands between, or the application was given
 * other keys than the server signs with. What is stored stays.
 */
public record Untrusted(FileFault fault) implements ActivationOutcome, RefreshOutcome {}
