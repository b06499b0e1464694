package io.github.keyreeve.bootstrap.architecture.violations.driven_ports_know_no_driving_port.application.port.out;

import io.github.keyreeve.bootstrap.architecture.violations.driven_ports_know_no_driving_port.application.port.in.KeyRequest;

/** A driven port that speaks of what the outside asks. */
public interface IssuedKeys {

    void add(KeyRequest request);
}
