package io.github.keyreeve.application.port.out;

import java.time.Instant;

/** Records that come to an end, can be looked at for some time, and are then removed for good. */
public interface EndedRecords {

    /**
     * Removes some of what came to an end before the given time. What did not come to an end stays, however old it is.
     *
     * @param most how many rows at most are locked for it
     * @return how many went; nothing is left to remove once it is 0
     */
    int removeEnded(Instant endedBefore, int most);
}
