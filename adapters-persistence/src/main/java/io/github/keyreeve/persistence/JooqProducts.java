package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.persistence.generated.tables.records.ProductVersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The products and their versions. That a version with licences is never removed is a foreign key's doing. */
public final class JooqProducts implements Products {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqProducts(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public Optional<String> nameOf(VersionId version) {
        return dsl.select(PRODUCT.NAME)
                .from(PRODUCT)
                .join(PRODUCT_VERSION).on(PRODUCT_VERSION.PRODUCT_ID.eq(PRODUCT.ID))
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(version.productId()),
                        PRODUCT_VERSION.MAJOR.eq(version.major()),
                        PRODUCT_VERSION.MINOR.eq(version.minor()))
                .fetchOptional(PRODUCT.NAME);
    }

    @Override
    public Optional<Product> find(int id) {
        return select(PRODUCT.ID.eq(id)).stream().findFirst();
    }

    @Override
    public List<Product> all() {
        return select(noCondition());
    }

    @Override
    public boolean add(Product product) {
        return transactions.inTransaction(() -> {
            try {
                dsl.insertInto(PRODUCT, PRODUCT.ID, PRODUCT.NAME).values(product.id(), product.name()).execute();
            } catch (IntegrityConstraintViolationException e) {
                return false;
            }
            BatchInsert.into(dsl, PRODUCT_VERSION, versionRows(product));
            return true;
        });
    }

    @Override
    public Change replace(Product product) {
        return transactions.inTransaction(() -> {
            if (!lock(product.id())) {
                return Change.UNKNOWN;
            }
            if (!deleteVersions(PRODUCT_VERSION.PRODUCT_ID.eq(product.id()).and(otherThan(product.versions())))) {
                return Change.HAS_LICENSES;
            }
            dsl.update(PRODUCT).set(PRODUCT.NAME, product.name()).where(PRODUCT.ID.eq(product.id())).execute();
            List<VersionId> stored = dsl.select(PRODUCT_VERSION.PRODUCT_ID, PRODUCT_VERSION.MAJOR, PRODUCT_VERSION.MINOR)
                    .from(PRODUCT_VERSION)
                    .where(PRODUCT_VERSION.PRODUCT_ID.eq(product.id()))
                    .fetch(mapping(VersionId::new));
            List<ProductVersionRecord> known = new ArrayList<>(versionRows(product));
            known.removeIf(version -> !stored.contains(idOf(version)));
            List<ProductVersionRecord> added = new ArrayList<>(versionRows(product));
            added.removeIf(version -> stored.contains(idOf(version)));
            dsl.batchUpdate(known).execute();
            BatchInsert.into(dsl, PRODUCT_VERSION, added);
            return Change.DONE;
        });
    }

    @Override
    public Change remove(int id) {
        return transactions.inTransaction(() -> {
            if (!lock(id)) {
                return Change.UNKNOWN;
            }
            if (!deleteVersions(PRODUCT_VERSION.PRODUCT_ID.eq(id))) {
                return Change.HAS_LICENSES;
            }
            dsl.deleteFrom(PRODUCT).where(PRODUCT.ID.eq(id)).execute();
            return Change.DONE;
        });
    }

    /** Changes to one product go one after the other. */
    private boolean lock(int id) {
        return dsl.select(PRODUCT.ID).from(PRODUCT).where(PRODUCT.ID.eq(id)).forUpdate().fetchOptional().isPresent();
    }

    private boolean deleteVersions(Condition condition) {
        try {
            dsl.deleteFrom(PRODUCT_VERSION).where(condition).execute();
            return true;
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
    }

    private static Condition otherThan(List<ProductVersion> versions) {
        return row(PRODUCT_VERSION.MAJOR, PRODUCT_VERSION.MINOR)
                .notIn(versions.stream().map(version -> row(version.major(), version.minor())).toList());
    }

    private List<Product> select(Condition condition) {
        Map<Integer, Result<Record>> rows = dsl.select(PRODUCT.fields()).select(PRODUCT_VERSION.fields())
                .from(PRODUCT)
                .join(PRODUCT_VERSION).on(PRODUCT_VERSION.PRODUCT_ID.eq(PRODUCT.ID))
                .where(condition)
                .orderBy(PRODUCT_VERSION.PRODUCT_ID, PRODUCT_VERSION.MAJOR, PRODUCT_VERSION.MINOR)
                .fetchGroups(PRODUCT.ID);
        return rows.values().stream()
                .map(of -> new Product(of.getFirst().get(PRODUCT.ID), of.getFirst().get(PRODUCT.NAME), of.map(JooqProducts::version)))
                .toList();
    }

    private static ProductVersion version(Record row) {
        return new ProductVersion(
                row.get(PRODUCT_VERSION.MAJOR),
                row.get(PRODUCT_VERSION.MINOR),
                Optional.ofNullable(row.get(PRODUCT_VERSION.LATEST_VERSION)),
                Optional.ofNullable(row.get(PRODUCT_VERSION.LATEST_VERSION_URL)),
                Optional.ofNullable(row.get(PRODUCT_VERSION.LATEST_VERSION_NOTES)),
                Optional.ofNullable(row.get(PRODUCT_VERSION.SIGNING_KEY)).map(SigningKeyName::new));
    }

    private static VersionId idOf(ProductVersionRecord row) {
        return new VersionId(row.getProductId(), row.getMajor(), row.getMinor());
    }

    private static List<ProductVersionRecord> versionRows(Product product) {
        return product.versions().stream()
                .map(version -> new ProductVersionRecord(
                        product.id(),
                        version.major(),
                        version.minor(),
                        version.latestVersion().orElse(null),
                        version.latestVersionUrl().orElse(null),
                        version.latestVersionNotes().orElse(null),
                        version.signingKey().map(SigningKeyName::text).orElse(null)))
                .toList();
    }
}
