package io.github.keyreeve.bootstrap.architecture.lawful.events;

import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;
import org.apache.hc.client5.http.classic.HttpClient;

/** Tells endpoints of keys. */
record HttpEventPost(HttpClient client, Key key) {}
