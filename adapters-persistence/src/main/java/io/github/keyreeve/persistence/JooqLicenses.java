package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.CUSTOMER;
import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** The licences, each read together with its order line and its product's name in one statement. */
public final class JooqLicenses implements Licenses {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqLicenses(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public Optional<OrderedLicense> find(UUID id) {
        return selectLicenses().where(LICENSE.ID.eq(id)).fetchOptional(OrderedLicenseRows::toDomain);
    }

    @Override
    public Optional<OrderedLicense> find(ActivationKey key) {
        return selectLicenses().where(LICENSE.LICENSE_KEY.eq(key.text())).fetchOptional(OrderedLicenseRows::toDomain);
    }

    @Override
    public List<OrderedLicense> find(Set<UUID> ids) {
        return oldestFirst(LICENSE.ID.in(ids));
    }

    @Override
    public Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page) {
        List<OrderedLicense> found = selectLicenses()
                .where(matching(filter, now), Pages.olderThan(LICENSE.ID, page))
                .orderBy(LICENSE.ID.desc())
                .limit(Pages.limit(page))
                .fetch(OrderedLicenseRows::toDomain);
        return Pages.slice(found, page, ordered -> ordered.license().id());
    }

    @Override
    public List<OrderedLicense> ofOrder(ProviderName provider, String orderId) {
        return oldestFirst(ORDER_LINE.ORDER_ID.eq(orderId).and(ORDER_LINE.PROVIDER.eq(provider.text())));
    }

    @Override
    public List<OrderedLicense> ofSubscription(ProviderName provider, String subscriptionId) {
        return oldestFirst(ORDER_LINE.SUBSCRIPTION_ID.eq(subscriptionId).and(ORDER_LINE.PROVIDER.eq(provider.text())));
    }

    @Override
    public List<OrderedLicense> withUserData(ProviderName provider, String userData) {
        return LicenseRows.userDataDigest(userData)
                .map(digest -> oldestFirst(LICENSE.USER_DATA_DIGEST.eq(digest).and(ORDER_LINE.PROVIDER.eq(provider.text()))))
                .orElse(List.of());
    }

    @Override
    public List<OrderedLicense> showing(UUID customerId) {
        return oldestFirst(LICENSE.CUSTOMER_ID.eq(customerId));
    }

    @Override
    public List<OrderedLicense> ofAddress(ProviderName provider, String email) {
        return oldestFirst(ORDER_LINE.EMAIL_COMPARABLE.eq(email.toLowerCase(Locale.ROOT))
                .and(ORDER_LINE.PROVIDER.eq(provider.text()))
                .and(LICENSE.CUSTOMER_ID.isNull()));
    }

    @Override
    public void replace(List<License> licenses) {
        boolean all = transactions.inTransaction(
                () -> BatchUpdate.execute(dsl, licenses.stream().map(this::replacement).toList()));
        if (!all) {
            throw new OutdatedReadException();
        }
    }

    @Override
    public void showCustomerOf(UUID licenseId, UUID otherLicenseId) {
        transactions.inTransaction(() -> {
            dsl.select(LICENSE.CUSTOMER_ID)
                    .from(LICENSE)
                    .where(LICENSE.ID.eq(licenseId), LICENSE.CUSTOMER_ID.isNotNull())
                    .fetchOptional(LICENSE.CUSTOMER_ID)
                    .ifPresent(customerId -> dsl.update(LICENSE)
                            .set(LICENSE.CUSTOMER_ID, customerId)
                            .where(LICENSE.ID.eq(otherLicenseId))
                            .execute());
        });
    }

    private Query replacement(License license) {
        boolean waits = license.terms().expiry() instanceof Expiry.AfterFirstActivation;
        return dsl.update(LICENSE)
                .set(LicenseRows.changes(license))
                .set(LICENSE.REVISION, LICENSE.REVISION.plus(1))
                .where(LICENSE.ID.eq(license.id()))
                .and(LICENSE.REVISION.eq(license.revision()))
                .and(LICENSE.ACTIVATIONS_USED.le(waits ? 0 : license.activationsAllowed()));
    }

    private List<OrderedLicense> oldestFirst(Condition condition) {
        return selectLicenses()
                .where(condition)
                .orderBy(LICENSE.ORDER_LINE_ID, LICENSE.POSITION_IN_ORDER)
                .fetch(OrderedLicenseRows::toDomain);
    }

    private SelectOnConditionStep<Record> selectLicenses() {
        return OrderedLicenseRows.joined(dsl.select(OrderedLicenseRows.COLUMNS).from(LICENSE));
    }

    private static Condition matching(Filter filter, Instant now) {
        return noCondition()
                .and(filter.provider().map(ProviderName::text).map(ORDER_LINE.PROVIDER::eq).orElse(noCondition()))
                .and(filter.orderId().map(ORDER_LINE.ORDER_ID::eq).orElse(noCondition()))
                .and(filter.email().map(JooqLicenses::isOf).orElse(noCondition()))
                .and(filter.productId().map(LICENSE.PRODUCT_ID::eq).orElse(noCondition()))
                .and(filter.model().map(LicenseModel::text).map(LICENSE.MODEL::eq).orElse(noCondition()))
                .and(filter.state().map(state -> inState(state, now)).orElse(noCondition()));
    }

    /** By the address of the order, or the one told since. Two indexed reads rather than one that no index serves. */
    private static Condition isOf(String email) {
        String comparable = email.toLowerCase(Locale.ROOT);
        return LICENSE.ID.in(select(LICENSE.ID).from(LICENSE)
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(LICENSE.ORDER_LINE_ID))
                .where(ORDER_LINE.EMAIL_COMPARABLE.eq(comparable))
                .union(select(LICENSE.ID).from(LICENSE)
                        .join(CUSTOMER).on(CUSTOMER.ID.eq(LICENSE.CUSTOMER_ID))
                        .where(CUSTOMER.EMAIL_COMPARABLE.eq(comparable))));
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
}
