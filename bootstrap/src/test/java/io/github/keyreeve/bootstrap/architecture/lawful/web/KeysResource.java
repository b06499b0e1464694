package io.github.keyreeve.bootstrap.architecture.lawful.web;

import io.github.keyreeve.bootstrap.architecture.lawful.application.port.in.IssueKeys;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Issues keys over HTTP. */
@Path("keys")
public final class KeysResource {

    private final IssueKeys issueKeys;

    public KeysResource(IssueKeys issueKeys) {
        this.issueKeys = issueKeys;
    }

    @POST
    public String issue() {
        return switch (issueKeys.issue()) {
            case IssueKeys.Outcome.Issued issued -> issued.key().text();
        };
    }
}
