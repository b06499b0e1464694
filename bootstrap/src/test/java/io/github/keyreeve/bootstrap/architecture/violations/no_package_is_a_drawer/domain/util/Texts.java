package io.github.keyreeve.bootstrap.architecture.violations.no_package_is_a_drawer.domain.util;

/** Whatever fits nowhere. */
final class Texts {}
