package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.order.ProviderName;

/**
 * One event as its shop sent it. It is kept in this form and read anew each time that it is worked on, so that nothing is
 * lost by what was not understood or not set up when it came.
 *
 * @param kind what the shop calls it, such as {@code order.completed}; 1 to {@value #MAX_KIND} characters
 * @param number what the shop, or the content that tells its events apart, numbers it by: a second event of the shop with
 *     the same number is the first one repeated; 1 to {@value #MAX_NUMBER} characters
 * @param body the event's part of the message, byte for byte where the message holds one event only
 * @param contentType as sent, empty where nothing was said
 * @param arguments the seller's arguments of the URL that the shop calls, without credentials
 */
public record ShopEvent(
        ProviderName provider, String kind, String number, byte[] body, String contentType, Arguments arguments) {

    public static final int MAX_KIND = 100;
    public static final int MAX_NUMBER = 255;

    public ShopEvent withBody(byte[] other) {
        return new ShopEvent(provider, kind, number, other, contentType, arguments);
    }

    /** Hides the body: it holds personal data. */
    @Override
    public String toString() {
        return "ShopEvent[%s %s]".formatted(provider, kind);
    }
}
