package io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_bootstrap.web;

import io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_bootstrap.bootstrap.Main;

/** A resource that fetches its parts from the wiring. */
record KeysResource(Main main) {}
