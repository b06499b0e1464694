package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An order of WooCommerce's. It goes by its id alone: what people call its number may be another order's id.
 *
 * <p>Fields that a shop adds to its checkout or to a product are written by buyers and end as meta data.
 */
record WooCommerceOrder(EventJson order) {

    private static final String RENEWAL = "_subscription_renewal";
    private static final String NONE = "0";

    ShopNotice notice() {
        String id = order.requiredNumber("id");
        return switch (order.required("status")) {
            case "processing", "completed" -> paid(id);
            case "refunded" -> new OrderRefunded(id);
            case "cancelled" -> new OrderCancelled(id, !order.at("date_paid").isNull());
            case "failed", "trash" -> new NothingToDo("The order failed or was deleted; its licences are the vendor's choice.");
            default -> new NothingToDo("The order is not paid yet.");
        };
    }

    private ShopNotice paid(String id) {
        if (!order.at("line_items").isList()) {
            throw new UnreadableRequestException("line_items", "is missing");
        }
        BigDecimal total = order.at("total").amount().orElse(BigDecimal.ZERO);
        List<EventJson> refunds = order.at("refunds").items();
        boolean allRefunded = total.signum() > 0 && refunded(refunds).compareTo(total) >= 0;
        if (allRefunded) {
            return new OrderRefunded(id);
        }
        ShopNotice paid = isRenewal() ? renewed(id) : first(id);
        return refunds.isEmpty() ? paid : new Several(List.of(paid, new OrderPartlyRefunded(id)));
    }

    /** Refunds are written as negative amounts. */
    private static BigDecimal refunded(List<EventJson> refunds) {
        return refunds.stream()
                .flatMap(refund -> refund.at("total").amount().stream())
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private OrderPaid first(String id) {
        return new OrderPaid(id, Set.of(), lines(), customer(), positive(order, "customer_id"), false);
    }

    /** How orders of WooCommerce Subscriptions name their subscription is unverified; when the time ends is not told. */
    private ShopNotice renewed(String id) {
        return subscription()
                .<ShopNotice>map(subscription -> new SubscriptionPaid(
                        subscription, Optional.empty(), Optional.of(new Payment(id)), lines().stream().findFirst(), false))
                .orElseGet(() -> new NotUsable("WooCommerce's renewal order names no subscription in its meta data "
                        + RENEWAL + ": renew the licence by hand."));
    }

    private boolean isRenewal() {
        return order.at("created_via").textOr("").equals("subscription") || subscription().isPresent();
    }

    private Optional<String> subscription() {
        return order.at("meta_data").items().stream()
                .filter(meta -> meta.at("key").textOr("").equals(RENEWAL))
                .flatMap(meta -> positive(meta, "value").stream())
                .findFirst();
    }

    private List<PaidLine> lines() {
        return order.at("line_items").items().stream().flatMap(item -> line(item).stream()).toList();
    }

    private Optional<PaidLine> line(EventJson item) {
        return item.licenses("quantity").map(quantity -> new PaidLine(
                item.requiredNumber("id"),
                ProductName.of(item.at("name").text()),
                quantity,
                Mapping.ofText(item.at("sku").textOr("")).orElse(new Mapping(Arguments.NONE, sets(item))),
                new Mapping(
                        item.at("meta_data").arguments("key", "value")
                                .orElse(order.at("meta_data").arguments("key", "value")),
                        List.of()),
                Optional.empty(),
                Optional.empty()));
    }

    private static List<String> sets(EventJson item) {
        List<String> sets = new ArrayList<>();
        Stream.of("variation_id", "product_id")
                .forEach(name -> positive(item, name).ifPresent(id -> sets.add("pid_" + id)));
        return sets;
    }

    /** WooCommerce writes 0 where there is none: no variation, no account. */
    private static Optional<String> positive(EventJson place, String name) {
        return place.number(name).filter(number -> !number.equals(NONE));
    }

    private Customer customer() {
        EventJson billing = order.at("billing");
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, billing.at("email").text())
                .withName(billing.at("first_name").text(), billing.at("last_name").text())
                .with(CustomerPart.COMPANY, billing.at("company").text())
                .with(CustomerPart.STREET1, billing.at("address_1").text())
                .with(CustomerPart.STREET2, billing.at("address_2").text())
                .with(CustomerPart.CITY, billing.at("city").text())
                .with(CustomerPart.STATE, billing.at("state").text())
                .with(CustomerPart.ZIP, billing.at("postcode").text())
                .with(CustomerPart.COUNTRY, billing.at("country").text())
                .with(CustomerPart.PHONE, billing.at("phone").text())
                .customer();
    }
}
