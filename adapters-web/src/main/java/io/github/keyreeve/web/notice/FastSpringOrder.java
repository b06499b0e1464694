package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An order of FastSpring's. Its lines have no numbers, so each goes by its product and its position among those of the
 * same product.
 *
 * @param data the order, or nothing but its number where the webhook is not expanded
 */
record FastSpringOrder(EventJson data) {

    boolean isExpanded() {
        return data.at("items").isList() && data.at("items").items().stream().allMatch(EventJson::isObject);
    }

    OrderPaid paid(boolean testOrder) {
        String reference = data.requiredNumber("reference");
        Set<String> otherNumbers = numbers(data);
        otherNumbers.remove(reference);
        return new OrderPaid(
                reference,
                otherNumbers,
                lines(),
                customer(),
                data.numberOf("account").or(() -> data.number("account", "account")),
                testOrder,
                total());
    }

    private Optional<Price> total() {
        return data.at("total").price(data.at("currency").text());
    }

    /** The order as what a renewal was paid by; none where it has no number. */
    Optional<Payment> payment() {
        Set<String> numbers = numbers(data);
        return numbers.stream().findFirst().map(first -> {
            numbers.remove(first);
            return new Payment(first, numbers, total());
        });
    }

    /** The numbers of an order that stands as a number or in full: the reference first, then FastSpring's own. */
    static Set<String> numbers(EventJson order) {
        Set<String> numbers = new LinkedHashSet<>();
        Stream.of(order.number("reference"), order.number("id"), order.number("order"), order.number())
                .forEach(number -> number.ifPresent(numbers::add));
        return numbers;
    }

    List<PaidLine> lines() {
        ProductPositions positions = new ProductPositions();
        List<PaidLine> lines = new ArrayList<>();
        data.at("items").items().forEach(item -> {
            String product = product(item).orElseThrow(() -> new UnreadableRequestException("product", "is missing"));
            String line = positions.next(product);
            item.licenses("quantity").ifPresent(quantity -> lines.add(line(item, product, line, quantity)));
        });
        return lines;
    }

    /** Where the webhook is expanded, the product may stand in full. */
    static Optional<String> product(EventJson item) {
        return item.number("product", "product").or(() -> item.number("product"));
    }

    private static PaidLine line(EventJson item, String product, String line, Quantity quantity) {
        EventJson subscription = item.at("subscription");
        return new PaidLine(
                line,
                ProductName.of(item.at("display").text(), Optional.of(product)),
                quantity,
                new Mapping(item.at("attributes").arguments(), List.of())
                        .orElse(Mapping.ofText(item.at("sku").textOr("")))
                        .orElse(Mapping.ofSets(product)),
                Mapping.NONE,
                FastSpringEvents.subscription(subscription),
                FastSpringEvents.nextCharge(subscription));
    }

    private Customer customer() {
        EventJson buyer = data.at("customer");
        EventJson contact = data.at("account", "contact");
        EventJson address = data.at("address");
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, buyer.at("email").text(), contact.at("email").text())
                .withName(buyer.at("first").text(), buyer.at("last").text())
                .withName(contact.at("first").text(), contact.at("last").text())
                .with(CustomerPart.COMPANY, buyer.at("company").text(), contact.at("company").text())
                .with(CustomerPart.STREET1, address.at("addressLine1").text())
                .with(CustomerPart.STREET2, address.at("addressLine2").text())
                .with(CustomerPart.CITY, address.at("city").text())
                .with(CustomerPart.STATE, address.at("region").text(), address.at("regionCode").text())
                .with(CustomerPart.ZIP, address.at("postalCode").text(), address.at("postal code").text())
                .with(CustomerPart.COUNTRY, address.at("country").text())
                .with(CustomerPart.PHONE, buyer.at("phone").text(), contact.at("phone").text())
                .customer();
    }
}
