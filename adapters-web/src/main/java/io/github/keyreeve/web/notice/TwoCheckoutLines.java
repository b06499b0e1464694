package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines of an order of 2Checkout: lists that belong together by position.
 *
 * <p>The line's number is the product's, as where 2Checkout asks for codes (source: contract 3.3). Where a product stands
 * twice, its second line is told apart by its place among them.
 *
 * @param quantities as many as products
 * @param licenses by product
 */
record TwoCheckoutLines(
        List<String> products,
        List<String> quantities,
        List<String> names,
        List<String> codes,
        List<String> skus,
        Map<String, List<TwoCheckoutLicense>> licenses) {

    private static final String PRODUCT = "IPN_PID";
    private static final String QUANTITY = "IPN_QTY";
    private static final int MAX_PRODUCT = 200;

    /** @throws UnreadableRequestException if there are no products, or not a quantity for each */
    static TwoCheckoutLines of(EventForm form) {
        List<String> products = form.list(PRODUCT);
        List<String> quantities = form.list(QUANTITY);
        if (products.isEmpty()) {
            throw new UnreadableRequestException(PRODUCT, "is missing");
        }
        if (!products.stream().allMatch(TwoCheckoutLines::isNumber)) {
            throw new UnreadableRequestException(PRODUCT, "must have 1 to %d printable characters".formatted(MAX_PRODUCT));
        }
        if (quantities.size() != products.size()) {
            throw new UnreadableRequestException(QUANTITY, "must stand once for each " + PRODUCT);
        }
        return new TwoCheckoutLines(
                products, quantities, form.list("IPN_PNAME"), form.list("IPN_PCODE"), form.list("IPN_SKU"),
                TwoCheckoutLicense.all(form).stream().collect(Collectors.groupingBy(TwoCheckoutLicense::product)));
    }

    List<PaidLine> paid() {
        List<PaidLine> lines = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < products.size(); i++) {
            line(i, places.merge(products.get(i), 1, Integer::sum)).ifPresent(lines::add);
        }
        return lines;
    }

    private static boolean isNumber(String product) {
        return !product.isEmpty() && product.length() <= MAX_PRODUCT && !EventNumber.hasControls(product);
    }

    private Optional<PaidLine> line(int position, int place) {
        String product = products.get(position);
        List<TwoCheckoutLicense> ofProduct = licenses.getOrDefault(product, List.of());
        Optional<TwoCheckoutLicense> license = place <= ofProduct.size() ? Optional.of(ofProduct.get(place - 1)) : Optional.empty();
        return ToldNumber.ordered(QUANTITY, quantities.get(position)).map(quantity -> new PaidLine(
                place == 1 ? product : product + "#" + place,
                ProductName.of(at(names, position)),
                quantity,
                mapping(position, product),
                Mapping.NONE,
                license.flatMap(TwoCheckoutLicense::subscription),
                license.flatMap(TwoCheckoutLicense::paidUntil)));
    }

    /** All of it stands with the product in the seller's control panel; the SKU may be that of an option of the product. */
    private Mapping mapping(int position, String product) {
        return at(skus, position).map(Mapping::ofText).orElse(Mapping.NONE)
                .orElse(at(codes, position).map(Mapping::ofSets).orElse(Mapping.NONE))
                .orElse(Mapping.ofSets("pid_" + product));
    }

    /** Sellers choose which lists are sent; one of another length cannot be matched with the products. */
    private Optional<String> at(List<String> list, int position) {
        return list.size() == products.size() ? Optional.of(list.get(position)).filter(text -> !text.isEmpty()) : Optional.empty();
    }
}
