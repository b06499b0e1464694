package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks shops, by their own APIs, for what their events leave out. */
public interface ShopInquiries {

    /** For a whole inquiry, however many requests it takes. */
    Duration PATIENCE = Duration.ofSeconds(8);

    /**
     * Begins to ask, and does not wait for the answer. Several inquiries can be under way at once.
     *
     * @param event that tells of a paid order
     * @param key of the vendor's account with the shop
     * @return what came of it, within {@link #PATIENCE}
     */
    CompletableFuture<Answer> ask(ShopEvent event, Secret key);

    /** What came of an inquiry. */
    sealed interface Answer {

        /** @param event in the shop's own form, with what was left out; as it was where nothing is left out */
        record Complete(ShopEvent event) implements Answer {}

        /**
         * Asking again later may help.
         *
         * @param why for the staff: a sentence without keys and personal data
         */
        record NotNow(String why) implements Answer {}

        /**
         * Asking again does not help before somebody has mended something.
         *
         * @param why for the staff: what is to be done, without keys and personal data
         */
        record Refused(String why) implements Answer {}
    }
}
