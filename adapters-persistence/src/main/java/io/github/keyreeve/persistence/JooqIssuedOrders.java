package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.persistence.generated.tables.records.LicenseRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The order lines and their licences, written with two statements whatever the number of licences. */
public final class JooqIssuedOrders implements IssuedOrders {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqIssuedOrders(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public boolean add(IssuedOrder order, Optional<OrderLineIdentity> identity, String content) {
        return transactions.inTransaction(() -> {
            try {
                dsl.insertInto(ORDER_LINE).set(OrderLineRows.of(order.line(), identity, content)).execute();
            } catch (IntegrityConstraintViolationException e) {
                if (identity.filter(this::isTaken).isPresent()) {
                    return false;
                }
                throw e;
            }
            BatchInsert.into(dsl, LICENSE, licenseRows(order));
            return true;
        });
    }

    @Override
    public Optional<Recorded> find(OrderLineIdentity identity) {
        return dsl.select(OrderLineRows.COLUMNS)
                .from(ORDER_LINE)
                .where(ORDER_LINE.IDENTITY.eq(identity.fingerprint()))
                .fetchOptional()
                .map(row -> new Recorded(withLicenses(row), row.get(ORDER_LINE.CONTENT)));
    }

    @Override
    public Optional<IssuedOrder> find(UUID id) {
        return dsl.select(OrderLineRows.COLUMNS)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ID.eq(id))
                .fetchOptional(this::withLicenses);
    }

    @Override
    public Slice<IssuedOrder> list(Filter filter, PageRequest page) {
        List<OrderLine> lines = dsl.select(OrderLineRows.COLUMNS)
                .from(ORDER_LINE)
                .where(matching(filter), Pages.olderThan(ORDER_LINE.ID, page))
                .orderBy(ORDER_LINE.ID.desc())
                .limit(Pages.limit(page))
                .fetch(OrderLineRows::toDomain);
        Slice<OrderLine> slice = Pages.slice(lines, page, OrderLine::id);
        Map<UUID, List<License>> licenses = licensesOf(slice.items().stream().map(OrderLine::id).toList());
        return new Slice<>(
                slice.items().stream().map(line -> new IssuedOrder(line, licenses.get(line.id()))).toList(), slice.next());
    }

    private boolean isTaken(OrderLineIdentity identity) {
        return dsl.fetchExists(ORDER_LINE, ORDER_LINE.IDENTITY.eq(identity.fingerprint()));
    }

    private IssuedOrder withLicenses(Record row) {
        OrderLine line = OrderLineRows.toDomain(row);
        return new IssuedOrder(line, licensesOf(List.of(line.id())).get(line.id()));
    }

    private Map<UUID, List<License>> licensesOf(Collection<UUID> orderLineIds) {
        if (orderLineIds.isEmpty()) {
            return Map.of();
        }
        return dsl.select(LicenseRows.COLUMNS)
                .from(LICENSE)
                .join(PRODUCT).on(PRODUCT.ID.eq(LICENSE.PRODUCT_ID))
                .where(LICENSE.ORDER_LINE_ID.in(orderLineIds))
                .orderBy(LICENSE.ORDER_LINE_ID, LICENSE.POSITION_IN_ORDER)
                .fetchGroups(LICENSE.ORDER_LINE_ID, LicenseRows::toDomain);
    }

    private static Condition matching(Filter filter) {
        return noCondition()
                .and(filter.provider().map(ProviderName::text).map(ORDER_LINE.PROVIDER::eq).orElse(noCondition()))
                .and(filter.orderId().map(ORDER_LINE.ORDER_ID::eq).orElse(noCondition()));
    }

    private static List<LicenseRecord> licenseRows(IssuedOrder order) {
        List<LicenseRecord> rows = new ArrayList<>();
        for (License license : order.licenses()) {
            rows.add(LicenseRows.of(license, order.line().id(), rows.size()));
        }
        return rows;
    }
}
