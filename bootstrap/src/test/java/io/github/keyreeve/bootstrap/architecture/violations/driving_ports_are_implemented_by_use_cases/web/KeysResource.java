package io.github.keyreeve.bootstrap.architecture.violations.driving_ports_are_implemented_by_use_cases.web;

import io.github.keyreeve.bootstrap.architecture.violations.driving_ports_are_implemented_by_use_cases.application.port.in.IssueKeys;

/** A resource that decides by itself. */
final class KeysResource implements IssueKeys {}
