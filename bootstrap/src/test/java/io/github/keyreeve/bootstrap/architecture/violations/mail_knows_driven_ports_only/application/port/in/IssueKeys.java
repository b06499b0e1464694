package io.github.keyreeve.bootstrap.architecture.violations.mail_knows_driven_ports_only.application.port.in;

/** Issues keys. */
public interface IssueKeys {

    String issue();
}
