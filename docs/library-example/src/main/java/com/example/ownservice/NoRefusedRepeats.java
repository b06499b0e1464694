package com.example.ownservice;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.RefusedRepeats;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.UUID;

/** This service tells its shop at once that a repeat was refused, and keeps no list for later. */
final class NoRefusedRepeats implements RefusedRepeats {

    @Override
    public void record(UUID id, UUID orderLineId, Quantity asked, Instant at) {}

    @Override
    public Slice<RefusedRepeat> list(PageRequest page) {
        throw new UnsupportedOperationException("This service lists nothing.");
    }
}
