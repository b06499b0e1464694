package io.github.keyreeve.bootstrap.architecture.violations.only_bootstrap_knows_mail.mail;

/** Sends. */
public record SmtpPostman(String host) {}
