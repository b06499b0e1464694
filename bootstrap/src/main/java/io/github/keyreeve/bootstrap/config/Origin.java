package io.github.keyreeve.bootstrap.config;

/** Where a setting's value came from; the first origin that has one wins. */
public enum Origin {
    COMMAND_LINE,
    ENVIRONMENT,
    FILE,
    DEFAULT
}
