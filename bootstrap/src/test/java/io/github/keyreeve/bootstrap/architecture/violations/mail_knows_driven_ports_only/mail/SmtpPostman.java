package io.github.keyreeve.bootstrap.architecture.violations.mail_knows_driven_ports_only.mail;

import io.github.keyreeve.bootstrap.architecture.violations.mail_knows_driven_ports_only.application.port.in.IssueKeys;

/** Issues what it sends. */
record SmtpPostman(IssueKeys issueKeys) {}
