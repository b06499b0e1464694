package io.github.keyreeve.bootstrap.architecture.violations.the_http_client_stays_in_events.web;

import org.apache.hc.client5.http.classic.HttpClient;

/** A resource that asks whatever address it is told. */
record KeysResource(HttpClient client) {}
