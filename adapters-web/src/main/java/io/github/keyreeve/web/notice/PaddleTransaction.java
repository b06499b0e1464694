package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A completed transaction of Paddle's. The lines with their numbers stand in its details, the prices with the seller's
 * data in its items.
 *
 * <p>The transaction's own {@code custom_data} comes from the checkout, where a buyer can write.
 */
record PaddleTransaction(EventJson transaction) {

    ShopNotice notice() {
        String id = transaction.requiredNumber("id");
        Optional<String> subscription = transaction.number("subscription_id");
        return switch (transaction.at("origin").textOr("")) {
            case "web", "api", "subscription_charge" -> paid(id);
            case "subscription_recurring", "subscription_update" -> renewed(id, subscription.orElseThrow(() ->
                    new UnreadableRequestException("data.subscription_id", "is missing")));
            case "subscription_payment_method_change" -> new NothingToDo("The customer changed the way to pay.");
            default -> subscription.isEmpty()
                    ? paid(id)
                    : new NotUsable("Paddle names an origin of the transaction that is not known here: look at it there.");
        };
    }

    private OrderPaid paid(String id) {
        return new OrderPaid(id, Set.of(), lines(), customer(), transaction.number("customer_id"), false, total());
    }

    /** A change of the subscription is paid within its period: where none is told, it says nothing of the end. */
    private ShopNotice renewed(String id, String subscription) {
        if (paidUntil().isEmpty() && transaction.at("origin").textOr("").equals("subscription_update")) {
            return new NothingToDo("The subscription was changed within the time already paid.");
        }
        return new SubscriptionPaid(subscription, paidUntil(), Optional.of(new Payment(id, Set.of(), total())), lines().stream().findFirst(), false);
    }

    private Optional<Price> total() {
        EventJson totals = transaction.at("details", "totals");
        return totals.at("grand_total").smallUnits(totals.at("currency_code").text());
    }

    private Optional<Instant> paidUntil() {
        return transaction.at("billing_period", "ends_at").time();
    }

    private List<PaidLine> lines() {
        EventJson lines = transaction.at("details", "line_items");
        if (!lines.isList()) {
            throw new UnreadableRequestException("data.details.line_items", "is missing");
        }
        return lines.items().stream()
                .flatMap(line -> line.licenses("quantity").map(quantity -> line(line, quantity)).stream())
                .toList();
    }

    private PaidLine line(EventJson line, Quantity quantity) {
        EventJson item = item(line);
        EventJson price = item.at("price");
        EventJson product = line.at("product");
        boolean once = price.isObject() && price.at("billing_cycle").isNull();
        Optional<String> subscription = transaction.number("subscription_id").filter(any -> !once);
        return new PaidLine(
                line.requiredNumber("id"),
                ProductName.of(product.at("name").text(), price.at("name").text()),
                quantity,
                new Mapping(
                        Stream.of(price, product, item)
                                .map(place -> place.at("custom_data").arguments())
                                .reduce(Arguments.NONE, Arguments::orElse),
                        Stream.of(line.number("price_id"), product.number("id").or(() -> price.number("product_id")))
                                .flatMap(Optional::stream)
                                .toList()),
                new Mapping(transaction.at("custom_data").arguments(), List.of()),
                subscription,
                subscription.flatMap(any -> paidUntil()));
    }

    /** The item of the line's price; nothing where there is none. */
    private EventJson item(EventJson line) {
        Optional<String> price = line.number("price_id");
        return transaction.at("items").items().stream()
                .filter(item -> price.isPresent() && item.at("price", "id").text().equals(price))
                .findFirst()
                .orElse(EventJson.NOWHERE);
    }

    /**
     * The customer, the address and the business stand in the transaction where they were asked for. Sellers put into the
     * custom data what they know of the buyer, under names of their own.
     */
    private Customer customer() {
        EventJson custom = transaction.at("custom_data");
        EventJson told = transaction.at("customer");
        EventJson address = transaction.at("address");
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, told.at("email").text(), custom.at("buyer_email").text(),
                        custom.at("customer_email").text(), custom.at("email").text())
                .with(CustomerPart.NAME, told.at("name").text(), custom.at("buyer_name").text(),
                        custom.at("customer_name").text(), custom.at("name").text())
                .with(CustomerPart.COMPANY, transaction.at("business", "name").text(), custom.at("company").text())
                .with(CustomerPart.STREET1, address.at("first_line").text())
                .with(CustomerPart.STREET2, address.at("second_line").text())
                .with(CustomerPart.CITY, address.at("city").text())
                .with(CustomerPart.STATE, address.at("region").text())
                .with(CustomerPart.ZIP, address.at("postal_code").text())
                .with(CustomerPart.COUNTRY, address.at("country_code").text())
                .customer();
    }
}
