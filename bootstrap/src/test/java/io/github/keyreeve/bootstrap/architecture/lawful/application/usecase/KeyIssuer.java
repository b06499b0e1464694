package io.github.keyreeve.bootstrap.architecture.lawful.application.usecase;

import io.github.keyreeve.bootstrap.architecture.lawful.application.port.in.IssueKeys;
import io.github.keyreeve.bootstrap.architecture.lawful.application.port.out.IssuedKeys;
import io.github.keyreeve.bootstrap.architecture.lawful.domain.Key;
import java.time.Clock;

/** Issues a key that says when. */
public final class KeyIssuer implements IssueKeys {

    private final IssuedKeys keys;
    private final Clock clock;

    public KeyIssuer(IssuedKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Outcome issue() {
        Key key = new Key(clock.instant().toString());
        keys.add(key);
        return new Outcome.Issued(key);
    }
}
