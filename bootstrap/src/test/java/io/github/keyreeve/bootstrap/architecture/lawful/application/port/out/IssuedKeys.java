package io.github.keyreeve.bootstrap.architecture.lawful.application.port.out;

import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;

/** The keys that were issued. */
public interface IssuedKeys {

    void add(Key key);
}
