package io.github.keyreeve.application;

import io.github.keyreeve.application.port.out.Ids;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Time-ordered identifiers (version 7) in the order of the calls, different in every test run. */
public final class CountingIds implements Ids {

    /** One for all tests of a run, so that no two tests make the same identifier. */
    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() << 12);

    @Override
    public UUID next() {
        long count = LAST.incrementAndGet();
        long high = (count >>> 12) << 16 | 0x7000 | (count & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0000L | ThreadLocalRandom.current().nextLong() >>> 2);
    }
}
