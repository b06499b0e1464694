package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.CUSTOMER;
import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.order.OrderLine;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectOnConditionStep;

/** Licences with their order line, product's name and customer as one row, for the repositories that read them. */
final class OrderedLicenseRows {

    static final List<Field<?>> COLUMNS = Stream.of(LicenseRows.COLUMNS, OrderLineRows.COLUMNS, CustomerRows.COLUMNS)
            .flatMap(List::stream)
            .toList();

    private OrderedLicenseRows() {}

    static SelectOnConditionStep<Record> joined(SelectJoinStep<Record> fromLicense) {
        return fromLicense
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(LICENSE.ORDER_LINE_ID))
                .join(PRODUCT).on(PRODUCT.ID.eq(LICENSE.PRODUCT_ID))
                .leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(LICENSE.CUSTOMER_ID));
    }

    static OrderedLicense toDomain(Record row) {
        OrderLine order = OrderLineRows.toDomain(row);
        return new OrderedLicense(
                LicenseRows.toDomain(row), order, row.get(CUSTOMER.ID) == null ? order.customer() : CustomerRows.toDomain(row));
    }
}
