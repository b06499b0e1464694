package io.github.keyreeve.bootstrap.architecture.violations.packages_form_no_cycle.domain.order;

import io.github.keyreeve.bootstrap.architecture.violations.packages_form_no_cycle.domain.key.Key;

/** An order that knows its key. */
public record Order(Key key) {}
