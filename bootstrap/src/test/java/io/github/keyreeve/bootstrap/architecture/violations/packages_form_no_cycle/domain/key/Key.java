package io.github.keyreeve.bootstrap.architecture.violations.packages_form_no_cycle.domain.key;

import io.github.keyreeve.bootstrap.architecture.violations.packages_form_no_cycle.domain.order.Order;

/** A key that knows its order. */
public record Key(Order order) {}
