package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.notice.ShopEvent;
import java.util.List;

/** Takes what shops tell, so that it can be worked on later: once it is taken, it is never lost. */
@FunctionalInterface
public interface TakeShopEvents {

    /**
     * Keeps the events; those that came before are kept once. Work on them begins soon after.
     *
     * @param address of the sender
     * @throws io.github.keyreeve.application.port.out.StorageUnavailableException if it is unknown whether they were kept;
     *     sending them again is safe
     */
    void take(List<ShopEvent> events, String address);
}
