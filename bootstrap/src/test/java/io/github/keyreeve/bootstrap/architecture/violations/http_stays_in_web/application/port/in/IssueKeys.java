package io.github.keyreeve.bootstrap.architecture.violations.http_stays_in_web.application.port.in;

import jakarta.ws.rs.core.Response;

/** A port that answers HTTP. */
public interface IssueKeys {

    Response issue();
}
