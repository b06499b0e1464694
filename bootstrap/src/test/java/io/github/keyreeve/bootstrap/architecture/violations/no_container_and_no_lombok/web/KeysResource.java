package io.github.keyreeve.bootstrap.architecture.violations.no_container_and_no_lombok.web;

import jakarta.inject.Inject;

/** A resource that leaves its making to a container. */
final class KeysResource {

    @Inject
    KeysResource() {}
}
