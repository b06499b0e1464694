package io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_the_client.client;

/** What an application reads. */
public record License(String text) {}
