package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.persistence.generated.tables.records.OrderLineRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** Order lines as rows, for the several repositories that read them. Too many columns for {@code Records.mapping}. */
final class OrderLineRows {

    static final List<Field<?>> COLUMNS = List.of(ORDER_LINE.fields());

    private OrderLineRows() {}

    static OrderLine toDomain(Record row) {
        return new OrderLine(
                row.get(ORDER_LINE.ID),
                new ProviderName(row.get(ORDER_LINE.PROVIDER)),
                Optional.ofNullable(row.get(ORDER_LINE.ORDER_ID)),
                Optional.ofNullable(row.get(ORDER_LINE.LINE)),
                Optional.ofNullable(row.get(ORDER_LINE.SUBSCRIPTION_ID)),
                new Quantity(row.get(ORDER_LINE.QUANTITY)),
                row.get(ORDER_LINE.ACTIVATIONS_PER_LICENSE),
                new Customer(
                        row.get(ORDER_LINE.EMAIL),
                        row.get(ORDER_LINE.CUSTOMER_NAME),
                        row.get(ORDER_LINE.COMPANY),
                        row.get(ORDER_LINE.STREET1),
                        row.get(ORDER_LINE.STREET2),
                        row.get(ORDER_LINE.CITY),
                        row.get(ORDER_LINE.STATE),
                        row.get(ORDER_LINE.ZIP),
                        row.get(ORDER_LINE.COUNTRY),
                        row.get(ORDER_LINE.PHONE)),
                row.get(ORDER_LINE.TEST_ORDER),
                new MailWishes(row.get(ORDER_LINE.SEND_MAIL), row.get(ORDER_LINE.MAIL_TEMPLATE)),
                row.get(ORDER_LINE.CREATED_AT));
    }

    static OrderLineRecord of(OrderLine line, Optional<OrderLineIdentity> identity, String content) {
        Customer customer = line.customer();
        OrderLineRecord row = new OrderLineRecord();
        row.setId(line.id());
        row.setIdentity(identity.map(OrderLineIdentity::fingerprint).orElse(null));
        row.setContent(content);
        row.setProvider(line.provider().text());
        row.setOrderId(line.orderId().orElse(null));
        row.setLine(line.line().orElse(null));
        row.setSubscriptionId(line.subscriptionId().orElse(null));
        row.setQuantity(line.quantity().licenses());
        row.setActivationsPerLicense(line.activationsPerLicense());
        row.setTestOrder(line.testOrder());
        row.setSendMail(line.mail().send());
        row.setMailTemplate(line.mail().template());
        row.setEmail(customer.email());
        row.setEmailComparable(customer.emailForComparison());
        row.setCustomerName(customer.name());
        row.setCompany(customer.company());
        row.setStreet1(customer.street1());
        row.setStreet2(customer.street2());
        row.setCity(customer.city());
        row.setState(customer.state());
        row.setZip(customer.zip());
        row.setCountry(customer.country());
        row.setPhone(customer.phone());
        row.setCreatedAt(line.createdAt());
        return row;
    }
}
