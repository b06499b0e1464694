package io.github.keyreeve.bootstrap.architecture.violations.only_bootstrap_knows_mail.web;

import io.github.keyreeve.bootstrap.architecture.violations.only_bootstrap_knows_mail.mail.SmtpPostman;

/** Sends past the outbox. */
record KeysResource(SmtpPostman postman) {}
