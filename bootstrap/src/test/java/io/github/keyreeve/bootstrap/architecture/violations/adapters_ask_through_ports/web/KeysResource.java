package io.github.keyreeve.bootstrap.architecture.violations.adapters_ask_through_ports.web;

import io.github.keyreeve.bootstrap.architecture.violations.adapters_ask_through_ports.application.usecase.KeyIssuer;

/** A resource that knows who stands behind the port. */
record KeysResource(KeyIssuer issuer) {}
