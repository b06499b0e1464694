package io.github.keyreeve.bootstrap.architecture.violations.driven_ports_know_no_driving_port.application.port.in;

/** What the outside asks for. */
public record KeyRequest(int quantity) {}
