package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.List;

/**
 * Understands what one shop tells. Knows no state: the same bytes are always read the same.
 */
public interface ShopEventReader {

    /** The shop's name in the table of shops. */
    String shop();

    /** The HTTP status by which the shop wants to hear that a message is not genuine. */
    default int refusalStatus() {
        return 401;
    }

    /** Whether the message only tries the line: shops sign such messages no more than they read the answer. */
    default boolean isGreeting(ShopMessage message) {
        return false;
    }

    /**
     * Whether the message is about a sale of this account, or does not say whose: some shops tell any address of the sales
     * of anybody who names it.
     *
     * @param receiver an e-mail address or account number of the seller, as the operator wrote it
     * @throws UnreadableRequestException if it is no message of this shop's form
     */
    default boolean isTo(String receiver, ShopMessage message) {
        return true;
    }

    /**
     * Splits a genuine message into its events; cheap, since the shop waits for the answer.
     *
     * @return none for a message that is only a test of the line
     * @throws UnreadableRequestException if it is no message of this shop's form
     */
    List<ShopEvent> events(ShopMessage message);

    /**
     * What an event says. Events of unknown kinds are {@link ShopNotice.NothingToDo}.
     *
     * @throws UnreadableRequestException if it lacks what its kind must have
     */
    ShopNotice read(ShopEvent event);
}
