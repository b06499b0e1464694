package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;

/** Knows what the events of each shop say. */
@FunctionalInterface
public interface NoticeReading {

    /** Never fails: what cannot be read is {@link ShopNotice.NotUsable}. */
    ShopNotice read(ShopEvent event);
}
