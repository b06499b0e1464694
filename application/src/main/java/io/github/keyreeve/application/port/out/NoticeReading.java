package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;

/** Knows what the events of each shop say. */
@FunctionalInterface
public interface NoticeReading {

    /** @return {@link ShopNotice.NotUsable} for an event that cannot be understood */
    ShopNotice read(ShopEvent event);
}
