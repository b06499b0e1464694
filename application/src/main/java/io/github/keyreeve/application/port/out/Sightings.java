package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.activation.Activation;
import java.time.Instant;

/** Takes note of computers that asked, without making them wait: what is noted is stored a little later. */
public interface Sightings {

    /** @param now stored if the computer was last seen an hour ago or more; lost if the server is killed before */
    void note(Activation activation, Instant now);
}
