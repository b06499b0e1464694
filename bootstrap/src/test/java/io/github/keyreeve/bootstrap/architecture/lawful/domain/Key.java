package io.github.keyreeve.bootstrap.architecture.lawful.domain;

/** A key. */
public record Key(String text) {}
