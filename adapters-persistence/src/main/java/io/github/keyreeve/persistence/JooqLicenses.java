package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** The licences, each read together with its order line and its product's name in one statement. */
public final class JooqLicenses implements Licenses {

    private static final List<Field<?>> COLUMNS =
            Stream.concat(LicenseRows.COLUMNS.stream(), OrderLineRows.COLUMNS.stream()).toList();

    private final DSLContext dsl;

    public JooqLicenses(Database database) {
        dsl = database.dsl();
    }

    @Override
    public Optional<OrderedLicense> find(UUID id) {
        return selectLicenses().where(LICENSE.ID.eq(id)).fetchOptional(JooqLicenses::toDomain);
    }

    @Override
    public Optional<OrderedLicense> find(ActivationKey key) {
        return selectLicenses().where(LICENSE.LICENSE_KEY.eq(key.text())).fetchOptional(JooqLicenses::toDomain);
    }

    @Override
    public Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page) {
        List<OrderedLicense> found = selectLicenses()
                .where(matching(filter, now), Pages.olderThan(LICENSE.ID, page))
                .orderBy(LICENSE.ID.desc())
                .limit(Pages.limit(page))
                .fetch(JooqLicenses::toDomain);
        return Pages.slice(found, page, ordered -> ordered.license().id());
    }

    private SelectOnConditionStep<Record> selectLicenses() {
        return dsl.select(COLUMNS)
                .from(LICENSE)
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(LICENSE.ORDER_LINE_ID))
                .join(PRODUCT).on(PRODUCT.ID.eq(LICENSE.PRODUCT_ID));
    }

    private static Condition matching(Filter filter, Instant now) {
        return noCondition()
                .and(filter.provider().map(ProviderName::text).map(ORDER_LINE.PROVIDER::eq).orElse(noCondition()))
                .and(filter.orderId().map(ORDER_LINE.ORDER_ID::eq).orElse(noCondition()))
                .and(filter.email().map(email -> email.toLowerCase(Locale.ROOT)).map(ORDER_LINE.EMAIL_COMPARABLE::eq).orElse(noCondition()))
                .and(filter.productId().map(LICENSE.PRODUCT_ID::eq).orElse(noCondition()))
                .and(filter.model().map(LicenseModel::text).map(LICENSE.MODEL::eq).orElse(noCondition()))
                .and(filter.state().map(state -> inState(state, now)).orElse(noCondition()));
    }

    /** The rows for which {@link io.github.keyreeve.domain.license.License#stateAt} gives the state. */
    private static Condition inState(LicenseState state, Instant now) {
        Condition good = LICENSE.REVOKED_AT.isNull().and(LICENSE.UPGRADED_AT.isNull());
        return switch (state) {
            case ACTIVE -> good.and(LICENSE.EXPIRES_AT.isNull().or(LICENSE.EXPIRES_AT.ge(now)));
            case EXPIRED -> good.and(LICENSE.EXPIRES_AT.lt(now));
            case REVOKED -> LICENSE.REVOKED_AT.isNotNull();
            case UPGRADED -> LICENSE.REVOKED_AT.isNull().and(LICENSE.UPGRADED_AT.isNotNull());
        };
    }

    private static OrderedLicense toDomain(Record row) {
        return new OrderedLicense(LicenseRows.toDomain(row), OrderLineRows.toDomain(row));
    }
}
