package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.ManageArgumentSets;
import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.in.ManageProviders.NoticeSettings;
import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.in.ManageProviders.Replacement;
import io.github.keyreeve.application.port.in.ManageProviders.Settings;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.usecase.ArgumentSetDesk;
import io.github.keyreeve.application.usecase.OrderDesk;
import io.github.keyreeve.application.usecase.ProductDesk;
import io.github.keyreeve.application.usecase.ProviderDesk;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.persistence.JooqActivations;
import io.github.keyreeve.persistence.JooqArgumentSets;
import io.github.keyreeve.persistence.JooqIssuedOrders;
import io.github.keyreeve.persistence.JooqLicenseEvents;
import io.github.keyreeve.persistence.JooqLicenses;
import io.github.keyreeve.persistence.JooqProducts;
import io.github.keyreeve.persistence.JooqProviders;
import io.github.keyreeve.persistence.JooqRefusedRepeats;
import io.github.keyreeve.persistence.JooqTransactions;
import io.github.keyreeve.web.shop.ShopTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The vendor's staff at work on a server's database, through connections of their own. */
final class Staff implements AutoCloseable {

    private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.MAX_LIMIT, Optional.empty());

    private final Database database;
    private final ManageProducts products;
    private final ManageProviders providers;
    private final ManageArgumentSets argumentSets;
    private final OrderDesk orders;

    Staff(DatabaseSettings settings, MasterKey masterKey, Clock clock) {
        database = Database.open(settings);
        JooqTransactions transactions = new JooqTransactions(database);
        products = new ProductDesk(transactions, new JooqProducts(database));
        providers = new ProviderDesk(transactions, new JooqProviders(database, masterKey), ShopTable.bundled());
        argumentSets = new ArgumentSetDesk(transactions, new JooqArgumentSets(database), IssuingRules.USUAL);
        orders = new OrderDesk(new JooqIssuedOrders(database), new JooqLicenses(database), new JooqActivations(database),
                new JooqLicenseEvents(database), new JooqRefusedRepeats(database), clock);
    }

    /** @param versions as people write them: {@code 1.0} */
    void addProduct(int id, String name, String... versions) {
        List<ProductVersion> parsed = Stream.of(versions)
                .map(version -> version.split("\\."))
                .map(parts -> ProductVersion.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                .toList();

        assertThat(products.add(new Product(id, name, parsed))).isTrue();
    }

    /** Whether the product is gone afterwards. */
    boolean removesProduct(int id) {
        products.remove(id);
        return products.find(id).isEmpty();
    }

    void saveSet(String name, String arguments) {
        assertThat(argumentSets.save(new ArgumentSet(name, arguments)))
                .isNotInstanceOf(ManageArgumentSets.Outcome.Invalid.class);
    }

    void removeSet(String name) {
        assertThat(argumentSets.remove(name)).isTrue();
    }

    void setCredentials(String provider, String user, String password) {
        change(provider, Optional.empty(), Optional.of(user), Optional.of(password), Optional.empty(), Optional.empty());
    }

    void setSharedKey(String provider, String sharedKey) {
        change(provider, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(sharedKey), Optional.empty());
    }

    void open(String provider) {
        change(provider, Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    void setRepeats(String provider, Repeats repeats) {
        change(provider, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(repeats));
    }

    /** Name, company and street of whoever placed the order, as the server reads them back. */
    List<String> customerOf(String orderId) {
        Customer customer = orders.list(new IssuedOrders.Filter(Optional.empty(), Optional.of(orderId)), FIRST_PAGE)
                .items().getFirst().line().customer();
        return List.of(customer.name(), customer.company(), customer.street1(), customer.street2());
    }

    OrderedLicense license(String key) {
        return orders.licenseOf(key).orElseThrow();
    }

    /** A permanent licence of product 1 version 1.0 under a key that another system has made, for three computers. */
    void importKey(String key, String orderId, Instant now) {
        OrderLine line = new OrderLine(UUID.randomUUID(), new ProviderName("woocommerce"), Optional.of(orderId), Optional.empty(),
                Optional.empty(), new Quantity(1), 3, Customer.UNKNOWN, false, MailWishes.NONE, now);
        LicenseTerms terms = new LicenseTerms(new VersionId(1, 1, 0), LicenseModel.PERMANENT, FeatureSets.NONE, new Expiry.Never(),
                Optional.empty(), LicenseTags.NONE);
        License license = License.issued(UUID.randomUUID(), ActivationKey.meanings(key).getFirst(), terms, "Acme Editor", 3, 0, now);
        assertThat(new JooqIssuedOrders(database).add(new IssuedOrder(line, List.of(license)), Optional.empty(), "")).isTrue();
    }

    /** Each as "order: issued, asked, times". */
    List<String> refusedRepeats() {
        return orders.refusedRepeats(FIRST_PAGE).items().stream()
                .map(repeat -> "%s: %d issued, %d asked, %d times".formatted(
                        repeat.order().orderId().orElse("-"),
                        repeat.order().quantity().licenses(),
                        repeat.asked().licenses(),
                        repeat.times()))
                .toList();
    }

    /** Has the shop ask for its keys, though it usually tells. */
    void setAsking(String provider) {
        assertThat(providers.change(provider, new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                new NoticeSettings(Optional.of(Channel.ASK), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty())))).isInstanceOf(ManageProviders.Outcome.Changed.class);
    }

    private void change(String provider, Optional<Boolean> open, Optional<String> user, Optional<String> password,
            Optional<String> sharedKey, Optional<Repeats> repeats) {
        Settings settings = new Settings(Optional.empty(), open, user, password,
                sharedKey.map(key -> new Replacement(Optional.of(new Secret(key)))),
                Optional.empty(), repeats, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NoticeSettings.NONE);

        assertThat(providers.change(provider, settings)).isInstanceOf(ManageProviders.Outcome.Changed.class);
    }

    @Override
    public void close() {
        database.close();
    }
}
