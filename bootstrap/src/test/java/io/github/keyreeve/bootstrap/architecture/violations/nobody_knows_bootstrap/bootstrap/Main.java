package io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_bootstrap.bootstrap;

/** Puts everything together. */
public final class Main {}
