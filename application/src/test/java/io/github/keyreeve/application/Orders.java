package io.github.keyreeve.application;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Issued orders for tests: valid by default, with identifiers and keys of their own. */
public final class Orders {

    public static final Instant SAMPLE_INSTANT = Instant.parse("2026-01-05T12:00:00.123456Z");

    private final CountingIds ids = new CountingIds();
    private final RandomKeys keys = new RandomKeys();
    private ProviderName provider = new ProviderName("fastspring");
    private Optional<String> orderId = Optional.of("ORDER-" + UUID.randomUUID());
    private Optional<String> line = Optional.empty();
    private Optional<String> subscriptionId = Optional.empty();
    private Customer customer = customer("Jane@Example.com", "Jane Doe");
    private MailWishes mail = MailWishes.NONE;
    private boolean testOrder;
    private Instant createdAt = SAMPLE_INSTANT;
    private VersionId version = new VersionId(1, 1, 0);
    private String productName = "Demo";
    private int licenses = 1;
    private LicenseModel model = LicenseModel.PERMANENT;
    private FeatureSets features = FeatureSets.NONE;
    private Expiry expiry = new Expiry.Never();
    private Optional<MaintenancePlan> maintenance = Optional.empty();
    private LicenseTags tags = LicenseTags.NONE;
    private Standing standing = new Standing.Good();
    private int activationsAllowed = 3;
    private Releases releases = Releases.NONE;

    private Orders() {}

    /** One permanent licence of product 1 version 1.0. */
    public static Orders anOrder() {
        return new Orders();
    }

    public static Customer customer(String email, String name) {
        return new Customer(email, name, "Doe Ltd", "1 High Street", "", "Leeds", "", "LS1 1AA", "GB", "");
    }

    /** Of the product's first version. */
    public Orders of(Product product) {
        version = new VersionId(product.id(), product.versions().getFirst().major(), product.versions().getFirst().minor());
        productName = product.name();
        return this;
    }

    public Orders withProvider(String name) {
        provider = new ProviderName(name);
        return this;
    }

    public Orders withOrderId(String text) {
        orderId = Optional.of(text);
        return this;
    }

    public Orders withoutOrderId() {
        orderId = Optional.empty();
        return this;
    }

    public Orders withReferences(String lineNumber, String subscription) {
        line = Optional.of(lineNumber);
        subscriptionId = Optional.of(subscription);
        return this;
    }

    public Orders withCustomer(Customer who) {
        customer = who;
        return this;
    }

    public Orders withMail(MailWishes wishes) {
        mail = wishes;
        return this;
    }

    public Orders asTestOrder() {
        testOrder = true;
        return this;
    }

    public Orders createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** One key each. */
    public Orders withLicenses(int number) {
        licenses = number;
        return this;
    }

    public Orders withModel(LicenseModel licenseModel) {
        model = licenseModel;
        return this;
    }

    public Orders withFeatures(String text) {
        features = FeatureSets.of(text);
        return this;
    }

    public Orders withExpiry(Expiry end) {
        expiry = end;
        return this;
    }

    public Orders withMaintenance(MaintenancePlan plan) {
        maintenance = Optional.of(plan);
        return this;
    }

    public Orders withTags(LicenseTags licenseTags) {
        tags = licenseTags;
        return this;
    }

    public Orders withStanding(Standing licenseStanding) {
        standing = licenseStanding;
        return this;
    }

    public Orders withActivations(int allowed) {
        activationsAllowed = allowed;
        return this;
    }

    public Orders withReleases(Releases state) {
        releases = state;
        return this;
    }

    public IssuedOrder build() {
        OrderLine orderLine = new OrderLine(ids.next(), provider, orderId, line, subscriptionId, new Quantity(licenses), activationsAllowed,
                customer, testOrder, mail, createdAt);
        List<License> issued = Stream.generate(this::license).limit(licenses).toList();
        return new IssuedOrder(orderLine, issued);
    }

    private License license() {
        LicenseTerms terms = new LicenseTerms(version, model, features, expiry, maintenance, tags);
        return new License(ids.next(), keys.next(model), terms, productName, activationsAllowed, 0, model.isFloating() ? 2 : 0,
                standing, releases, 0, 0, createdAt);
    }
}
