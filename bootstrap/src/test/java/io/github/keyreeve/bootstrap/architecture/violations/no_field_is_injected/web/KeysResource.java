package io.github.keyreeve.bootstrap.architecture.violations.no_field_is_injected.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A resource that is incomplete after its constructor. */
final class KeysResource {

    @Context
    UriInfo uri;
}
