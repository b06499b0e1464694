package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What shops number, and how many licences they sold. Neither is ever guessed: what is none is refused. */
final class ToldNumber {

    private static final Pattern BELOW_ZERO = Pattern.compile("-[0-9]+(\\.[0-9]+)?");
    private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?");

    private ToldNumber() {}

    /**
     * The shop's own number of something, fit to be stored.
     *
     * @throws UnreadableRequestException naming the place, if it is not
     */
    static String of(String place, String text) {
        try {
            StoredText.require(text, OrderLine.MAX_REFERENCE);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(place, e.getMessage());
        }
        if (EventNumber.hasControls(text)) {
            throw new UnreadableRequestException(place, "must have printable characters only");
        }
        return text;
    }

    /**
     * Licences ordered; none where the number is zero or less.
     *
     * @throws UnreadableRequestException naming the place, if it is no such number
     */
    static Optional<Quantity> licenses(String place, String text) {
        return BELOW_ZERO.matcher(text).matches() ? Optional.empty() : ordered(place, text);
    }

    /**
     * Licences ordered, of a shop that has no orders of less than nothing; none where the number is zero.
     *
     * @throws UnreadableRequestException naming the place, if it is no such number
     */
    static Optional<Quantity> ordered(String place, String text) {
        if (ZERO.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.of(text));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(place, e.getMessage());
        }
    }
}
