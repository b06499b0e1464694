package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A line that Stripe tells of a checkout session or an invoice. Prices and products stand there by their numbers or, where
 * they were asked for, in full; where they stand changed with the form of 2025-03-31.
 */
sealed interface StripeLine permits StripeSessionLine, StripeInvoiceLine {

    /** The first line of any, and the only one of a session that does not tell its lines. */
    String FIRST = "1";

    EventJson line();

    /** Whether it is none of what the subscription is for, but was sold along with it or without one. */
    boolean isSingleSale();

    /** What the line itself says of its product, or else its price, or else the product. */
    default Arguments arguments() {
        return Stream.of(List.of(line()), prices(), products())
                .flatMap(List::stream)
                .map(place -> place.at("metadata").arguments())
                .reduce(Arguments.NONE, Arguments::orElse);
    }

    /** The names of argument sets, by price and product. */
    default List<String> sets() {
        return Stream.of(prices(), products())
                .flatMap(List::stream)
                .flatMap(place -> place.numberOf().stream())
                .distinct()
                .toList();
    }

    default Mapping mapping() {
        return new Mapping(arguments(), sets());
    }

    /** Most of the places are empty. */
    private List<EventJson> prices() {
        return List.of(line().at("pricing", "price_details", "price"), line().at("price"), line().at("plan"));
    }

    private List<EventJson> products() {
        return List.of(line().at("pricing", "price_details", "price", "product"), line().at("pricing", "price_details", "product"),
                line().at("price", "product"), line().at("plan", "product"));
    }

    /** Absent for an amount without a price. */
    private Optional<String> price() {
        return prices().stream().flatMap(place -> place.numberOf().stream()).findFirst();
    }

    /**
     * The lines by numbers that a session and its invoice agree on: Stripe numbers and orders the lines of each by itself.
     * What the subscription is for comes first, then it goes by price. The first line is {@value #FIRST}, the others are
     * called by their prices, or by their places where they have none.
     */
    static <L extends StripeLine> Map<String, L> numbered(List<L> lines) {
        Map<String, L> numbered = new LinkedHashMap<>();
        lines.stream().sorted(inOrder()).forEach(line -> numbered.put(free(line, numbered.keySet()), line));
        return numbered;
    }

    private static Comparator<StripeLine> inOrder() {
        return Comparator.comparing(StripeLine::isSingleSale)
                .thenComparing(line -> line.price().isEmpty())
                .thenComparing(line -> line.price().orElse(""))
                .thenComparing(line -> line.line().at("quantity").textOr(""));
    }

    private static String free(StripeLine line, Set<String> taken) {
        int place = taken.size() + 1;
        if (place == 1) {
            return FIRST;
        }
        return line.price()
                .map(price -> taken.contains(price) ? price + "/" + place : price)
                .orElse(String.valueOf(place));
    }
}
