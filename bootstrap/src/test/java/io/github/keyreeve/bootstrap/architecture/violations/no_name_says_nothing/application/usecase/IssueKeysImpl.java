package io.github.keyreeve.bootstrap.architecture.violations.no_name_says_nothing.application.usecase;

/** Somebody who issues keys. */
final class IssueKeysImpl {}
