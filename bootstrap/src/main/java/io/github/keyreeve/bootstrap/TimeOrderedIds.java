package io.github.keyreeve.bootstrap;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.github.keyreeve.application.port.out.Ids;
import java.security.SecureRandom;
import java.util.UUID;

/** Version 7 UUIDs: new rows go to the end of an index, and no server has to ask another for the next number. */
final class TimeOrderedIds implements Ids {

    private final NoArgGenerator generator;

    TimeOrderedIds(SecureRandom random) {
        generator = Generators.timeBasedEpochGenerator(random);
    }

    @Override
    public UUID next() {
        return generator.generate();
    }
}
