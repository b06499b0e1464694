package io.github.keyreeve.application.port.out;

import java.util.UUID;

/** Identifiers made by the server, unique over all servers, and ordered by the time at which they were made. */
public interface Ids {

    UUID next();
}
