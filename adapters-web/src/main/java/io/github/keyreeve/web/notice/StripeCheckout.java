package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A checkout session of Stripe's.
 *
 * <p>A buyer can write the {@code client_reference_id} into the address of a payment link. The keys of custom fields hold
 * letters and digits only, so that none is an argument.
 */
record StripeCheckout(EventJson session, boolean testOrder) {

    ShopNotice notice() {
        if (session.at("mode").textOr("").equals("setup")) {
            return new NothingToDo("The customer left a way to pay and bought nothing.");
        }
        return switch (session.required("payment_status")) {
            case "paid", "no_payment_required" -> paid();
            case "unpaid" -> new NothingToDo("The order waits for the payment, which another event will tell.");
            default -> new NotUsable("Stripe names a payment status that is not known here: look at the payment there.");
        };
    }

    private OrderPaid paid() {
        String id = session.requiredNumber("id");
        Optional<String> subscription = session.numberOf("subscription");
        Optional<String> invoice = session.numberOf("invoice");
        String order = subscription.or(() -> invoice).orElse(id);
        Set<String> otherNumbers = new LinkedHashSet<>();
        Stream.of(Optional.of(id), invoice, session.numberOf("payment_intent"))
                .forEach(number -> number.ifPresent(otherNumbers::add));
        otherNumbers.remove(order);
        return new OrderPaid(
                order,
                otherNumbers,
                new StripeSessionLines(session, subscription).paid(),
                customer(),
                session.numberOf("customer"),
                testOrder);
    }

    private Customer customer() {
        EventJson buyer = session.at("customer_details");
        return address(new ToldCustomer(), buyer.at("address"))
                .with(CustomerPart.EMAIL, buyer.at("email").text(), session.at("customer_email").text())
                .with(CustomerPart.NAME, buyer.at("name").text())
                .with(CustomerPart.COMPANY, buyer.at("business_name").text())
                .with(CustomerPart.PHONE, buyer.at("phone").text())
                .customer();
    }

    static ToldCustomer address(ToldCustomer customer, EventJson address) {
        return customer
                .with(CustomerPart.STREET1, address.at("line1").text())
                .with(CustomerPart.STREET2, address.at("line2").text())
                .with(CustomerPart.CITY, address.at("city").text())
                .with(CustomerPart.STATE, address.at("state").text())
                .with(CustomerPart.ZIP, address.at("postal_code").text())
                .with(CustomerPart.COUNTRY, address.at("country").text());
    }
}
