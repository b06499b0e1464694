package io.github.keyreeve.bootstrap.architecture.violations.mail_technology_stays_in_mail.web;

import jakarta.mail.Session;

/** Speaks SMTP by itself. */
record KeysResource(Session session) {}
