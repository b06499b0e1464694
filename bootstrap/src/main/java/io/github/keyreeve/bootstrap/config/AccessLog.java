package io.github.keyreeve.bootstrap.config;

/** The form in which requests are logged. */
public enum AccessLog {
    JSON,
    PLAIN,
    OFF
}
