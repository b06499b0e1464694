package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refund of FastSpring's. The names of the fields inside its items are unverified: where they are others, the refund
 * is one of money only.
 */
record FastSpringReturn(EventJson data) {

    ShopNotice notice() {
        if (data.at("completed").isFalse()) {
            return new NothingToDo("The refund is not done, or failed.");
        }
        String order = FastSpringOrder.numbers(data.at("original")).stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableRequestException("data.original.reference", "is missing"));
        return isWhole() ? new OrderRefunded(order) : new OrderPartlyRefunded(order, lines(), refund());
    }

    /** The order may have come by the other door, where no amounts are told: so what was paid is taken from here. */
    private Optional<Refund> refund() {
        Optional<String> currency = data.at("currency").text();
        return data.number("return").map(number ->
                new Refund(number, data.at("totalReturn").price(currency), data.at("original", "total").price(currency)));
    }

    /** Where an amount is missing, the refund counts as partial: that revokes nothing. */
    private boolean isWhole() {
        Optional<BigDecimal> paid = data.at("original", "total").amount();
        Optional<BigDecimal> returned = data.at("totalReturn").amount();
        return paid.isPresent() && returned.isPresent() && returned.get().compareTo(paid.get()) >= 0;
    }

    private List<ReturnedLine> lines() {
        ProductPositions positions = new ProductPositions();
        List<ReturnedLine> lines = new ArrayList<>();
        for (EventJson item : data.at("items").items()) {
            Optional<String> product = FastSpringOrder.product(item).or(() -> item.number("return"));
            if (product.isEmpty() || item.at("quantity").text().isEmpty()) {
                return List.of();
            }
            String line = positions.next(product.get());
            item.licenses("quantity").ifPresent(quantity -> lines.add(new ReturnedLine(line, quantity.licenses())));
        }
        return lines;
    }
}
