package io.github.keyreeve.bootstrap.architecture.lawful.bootstrap;

import io.github.keyreeve.bootstrap.architecture.lawful.application.port.out.IssuedKeys;
import io.github.keyreeve.bootstrap.architecture.lawful.application.usecase.KeyIssuer;
import io.github.keyreeve.bootstrap.architecture.lawful.web.KeysResource;
import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;

/** Puts everything together. */
public final class Main {

    ResourceConfig wire(IssuedKeys keys) {
        return new ResourceConfig().register(new KeysResource(new KeyIssuer(keys, Clock.systemUTC())));
    }
}
