package io.github.keyreeve.web.notice;

import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A licence as 2Checkout counts them: what a product's line begins or goes on with.
 *
 * @param subscription none where the licence is for life: then there is nothing to renew
 * @param paidUntil none where the licence is for life
 */
record TwoCheckoutLicense(String product, Optional<String> subscription, Optional<Instant> paidUntil) {

    private static final String PRODUCT = "IPN_LICENSE_PROD";
    private static final String SUBSCRIPTION = "IPN_LICENSE_REF";
    private static final String END = "IPN_LICENSE_EXP";
    private static final String FOR_LIFE = "IPN_LICENSE_LIFETIME";
    /** What stands for the end of a licence for life. */
    private static final String NO_END = "9999-12-31";
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)([+-][0-9]{2}:[0-9]{2})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** @throws UnreadableRequestException if the lists do not belong together, or a time is none */
    static List<TwoCheckoutLicense> all(EventForm form) {
        List<String> products = form.list(PRODUCT);
        List<String> subscriptions = list(SUBSCRIPTION, products, form);
        List<String> ends = list(END, products, form);
        List<String> forLife = list(FOR_LIFE, products, form);
        ZoneOffset offset = offset(form);
        return IntStream.range(0, products.size())
                .mapToObj(i -> forLife.get(i).equalsIgnoreCase("YES") || ends.get(i).startsWith(NO_END)
                        ? new TwoCheckoutLicense(products.get(i), Optional.empty(), Optional.empty())
                        : new TwoCheckoutLicense(products.get(i), number(subscriptions.get(i)), end(ends.get(i), offset)))
                .toList();
    }

    private static List<String> list(String name, List<String> products, EventForm form) {
        List<String> list = form.list(name);
        if (list.isEmpty()) {
            return products.stream().map(product -> "").toList();
        }
        if (list.size() != products.size()) {
            throw new UnreadableRequestException(name, "must stand once for each " + PRODUCT);
        }
        return list;
    }

    private static Optional<String> number(String subscription) {
        return Optional.of(subscription).filter(text -> !text.isEmpty()).map(text -> ToldNumber.of(SUBSCRIPTION, text));
    }

    /** A day without a time lasts until its end. */
    private static Optional<Instant> end(String text, ZoneOffset offset) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDateTime end = text.contains(" ") ? LocalDateTime.parse(text, TIME) : LocalDate.parse(text).atTime(END_OF_DAY);
            return Optional.of(end.toInstant(offset));
        } catch (DateTimeException e) {
            throw new UnreadableRequestException(END, "must be times such as 2027-01-05 11:01:00");
        }
    }

    /** The message says by which clock its times are; without that, they are read as UTC. */
    private static ZoneOffset offset(EventForm form) {
        Matcher offset = OFFSET.matcher(form.text("TIMEZONE_OFFSET").orElse(""));
        try {
            return offset.matches() ? ZoneOffset.of(offset.group(1)) : ZoneOffset.UTC;
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
