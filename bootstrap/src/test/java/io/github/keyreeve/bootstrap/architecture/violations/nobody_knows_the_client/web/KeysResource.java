package io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_the_client.web;

import io.github.keyreeve.bootstrap.architecture.violations.nobody_knows_the_client.client.License;

/** Answers with a type of the reader. */
public final class KeysResource {

    License find() {
        return new License("found");
    }
}
