package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An order of Shopify's. It goes by its id alone: what people call its number may be another order's id.
 *
 * <p>Buyers write the notes of an order and, through a product's form, the properties of a line.
 */
record ShopifyOrder(EventJson order) {

    ShopNotice paid() {
        String id = order.requiredNumber("id");
        if (!order.at("line_items").isList()) {
            throw new UnreadableRequestException("line_items", "is missing");
        }
        if (order.at("cancelled_at").text().isPresent()) {
            return new NothingToDo("The order is cancelled.");
        }
        return switch (order.required("financial_status")) {
            case "paid", "partially_refunded" -> new OrderPaid(
                    id,
                    Set.of(),
                    order.at("line_items").items().stream().flatMap(item -> line(item).stream()).toList(),
                    customer(),
                    order.number("customer", "id"),
                    order.at("test").isTrue(),
                    order.at("total_price").price(order.at("currency").text()));
            default -> new NothingToDo("The order is not paid, or its money went back.");
        };
    }

    private Optional<PaidLine> line(EventJson item) {
        return licenses(item).map(quantity -> new PaidLine(
                item.requiredNumber("id"),
                ProductName.of(item.at("name").text(), item.at("title").text()),
                quantity,
                Mapping.ofText(item.at("sku").textOr("")).orElse(new Mapping(Arguments.NONE, sets(item))),
                new Mapping(
                        item.at("properties").arguments("name", "value")
                                .orElse(order.at("note_attributes").arguments("name", "value")),
                        List.of()),
                Optional.empty(),
                Optional.empty()));
    }

    /** What is left of the line after edits and refunds, where Shopify says it. */
    private static Optional<Quantity> licenses(EventJson item) {
        return item.licenses(item.at("current_quantity").text().isPresent() ? "current_quantity" : "quantity");
    }

    private static List<String> sets(EventJson item) {
        List<String> sets = new ArrayList<>();
        item.number("variant_id").ifPresent(id -> sets.add("shopify_variant_" + id));
        item.number("product_id").ifPresent(id -> sets.add("shopify_" + id));
        return sets;
    }

    private Customer customer() {
        EventJson account = order.at("customer");
        EventJson address = Stream.of(order.at("billing_address"), order.at("shipping_address"))
                .filter(EventJson::isObject)
                .findFirst()
                .orElseGet(() -> account.at("default_address"));
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, order.at("email").text(), order.at("contact_email").text(), account.at("email").text())
                .withName(address.at("first_name").text(), address.at("last_name").text())
                .withName(account.at("first_name").text(), account.at("last_name").text())
                .with(CustomerPart.COMPANY, address.at("company").text())
                .with(CustomerPart.STREET1, address.at("address1").text())
                .with(CustomerPart.STREET2, address.at("address2").text())
                .with(CustomerPart.CITY, address.at("city").text())
                .with(CustomerPart.STATE, address.at("province").text())
                .with(CustomerPart.ZIP, address.at("zip").text())
                .with(CustomerPart.COUNTRY, address.at("country").text(), address.at("country_code").text())
                .with(CustomerPart.PHONE, address.at("phone").text(), order.at("phone").text(), account.at("phone").text())
                .customer();
    }
}
