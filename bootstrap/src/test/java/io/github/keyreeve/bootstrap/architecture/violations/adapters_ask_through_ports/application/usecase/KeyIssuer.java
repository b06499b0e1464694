package io.github.keyreeve.bootstrap.architecture.violations.adapters_ask_through_ports.application.usecase;

/** Issues keys. */
public final class KeyIssuer {}
