package io.github.keyreeve.bootstrap.architecture.violations.the_domain_knows_only_plain_java.domain;

import java.nio.file.Path;

/** A key that knows files. */
public record Key(Path file) {}
