package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An order of Lemon Squeezy's. It has one line; that a quantity stands in it is unverified.
 *
 * @param told the whole event: custom data, which a buyer can write into the address of a checkout, stand beside the order
 */
record LemonSqueezyOrder(EventJson told) {

    ShopNotice notice() {
        String id = told.requiredNumber("data", "id");
        EventJson order = told.at("data", "attributes");
        if (!told.required("data", "attributes", "status").equals("paid")) {
            return new NothingToDo("The order is not paid, or its money went back.");
        }
        EventJson item = order.at("first_order_item");
        Optional<PaidLine> line = item.licenses("quantity").map(quantity -> new PaidLine(
                told.requiredNumber("data", "attributes", "first_order_item", "id"),
                ProductName.of(item.at("product_name").text()),
                quantity,
                mapping(item),
                buyersMapping(told),
                Optional.empty(),
                Optional.empty()));
        return new OrderPaid(
                id,
                Set.of(),
                line.stream().toList(),
                customer(order),
                order.number("customer_id"),
                LemonSqueezyEvents.isTest(told));
    }

    static Mapping mapping(EventJson product) {
        return new Mapping(Arguments.NONE, Stream.of(product.number("variant_id"), product.number("product_id"))
                .flatMap(Optional::stream)
                .map(id -> "pid_" + id)
                .toList());
    }

    static Mapping buyersMapping(EventJson told) {
        return new Mapping(told.at("meta", "custom_data").arguments(), List.of());
    }

    static Customer customer(EventJson attributes) {
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, attributes.at("user_email").text())
                .with(CustomerPart.NAME, attributes.at("user_name").text())
                .customer();
    }
}
