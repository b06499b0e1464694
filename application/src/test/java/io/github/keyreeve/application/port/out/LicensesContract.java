package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of licences promises. */
public abstract class LicensesContract extends StorageContract {

    private static final Instant NOW = Orders.SAMPLE_INSTANT;

    @Test
    void findsALicenseByIdAndByKeyWithItsOrder() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(2).build();
        store(order);
        License second = order.licenses().get(1);
        OrderedLicense expected = new OrderedLicense(second, order.line());

        assertThat(licenses().find(second.id())).contains(expected);
        assertThat(licenses().find(second.key())).contains(expected);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(licenses().find(UUID.randomUUID())).isEmpty();
        assertThat(licenses().find(new RandomKeys().next(LicenseModel.TRIAL))).isEmpty();
    }

    @Test
    void showsTheProductsNameOfToday() {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).build();
        store(order);

        storage().products().replace(new Product(product.id(), "Renamed", product.versions()));

        assertThat(licenses().find(order.licenses().getFirst().id()).orElseThrow().license().productName()).isEqualTo("Renamed");
    }

    @Test
    void listsByEachPartOfTheFilterAndByAllTogether() {
        Product product = aStoredProduct();
        String orderId = "ORDER-" + UUID.randomUUID();
        String email = UUID.randomUUID() + "@Example.COM";
        IssuedOrder wanted = anOrder().of(product).withProvider("stripe").withOrderId(orderId)
                .withCustomer(Orders.customer(email, "Jane")).withModel(LicenseModel.TRIAL).build();
        IssuedOrder otherOrder = anOrder().of(product).build();
        IssuedOrder otherProvider = anOrder().of(product).withProvider("paypal").withOrderId(orderId)
                .withCustomer(Orders.customer(email, "Jane")).build();
        store(wanted, otherOrder, otherProvider);

        assertThat(list(filter(product).build())).containsExactlyElementsOf(newestFirst(wanted, otherOrder, otherProvider));
        assertThat(list(filter(product).orderId(orderId).build())).containsExactlyElementsOf(newestFirst(wanted, otherProvider));
        assertThat(list(filter(product).email(email.toUpperCase(Locale.ROOT)).build()))
                .containsExactlyElementsOf(newestFirst(wanted, otherProvider));
        assertThat(list(filter(product).model(LicenseModel.TRIAL).build())).containsExactlyElementsOf(newestFirst(wanted));
        assertThat(list(filter(product).provider("paypal").build())).containsExactlyElementsOf(newestFirst(otherProvider));
        assertThat(list(filter(product).provider("stripe").orderId(orderId).email(email).model(LicenseModel.TRIAL)
                .state(LicenseState.ACTIVE).build())).containsExactlyElementsOf(newestFirst(wanted));
    }

    @Test
    void listsEachLicenseInTheStateThatItTells() {
        Product product = aStoredProduct();
        List<Expiry> expiries = List.of(
                new Expiry.Never(),
                new Expiry.AfterFirstActivation(1),
                new Expiry.At(NOW),
                new Expiry.At(NOW.minusNanos(1_000)),
                new Expiry.At(NOW.plusNanos(1_000)));
        List<Standing> standings = List.of(new Standing.Good(), new Standing.Revoked(NOW, Authority.SHOP), new Standing.Upgraded(NOW));
        List<IssuedOrder> orders = expiries.stream()
                .flatMap(expiry -> standings.stream()
                        .map(standing -> anOrder().of(product).withExpiry(expiry).withStanding(standing).build()))
                .toList();
        store(orders.toArray(IssuedOrder[]::new));

        for (LicenseState state : LicenseState.values()) {
            IssuedOrder[] expected = orders.stream()
                    .filter(order -> order.licenses().getFirst().stateAt(NOW) == state)
                    .toArray(IssuedOrder[]::new);

            assertThat(list(filter(product).state(state).build())).containsExactlyElementsOf(newestFirst(expected));
        }
    }

    @Test
    void pagesThroughAListWhileLicensesAreAdded() {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).withLicenses(7).build();
        store(order);
        List<OrderedLicense> expected = newestFirst(order);

        List<OrderedLicense> read = new ArrayList<>();
        Slice<OrderedLicense> slice = licenses().list(filter(product).build(), NOW, new PageRequest(3, Optional.empty()));
        read.addAll(slice.items());
        while (slice.next().isPresent()) {
            store(anOrder().of(product).build());
            slice = licenses().list(filter(product).build(), NOW, new PageRequest(3, slice.next()));
            read.addAll(slice.items());
        }

        assertThat(read).containsExactlyElementsOf(expected);
    }

    @Test
    void findsAllLinesOfAnOrderAndOfASubscriptionOfOneShop() {
        Product product = aStoredProduct();
        String orderId = "ORDER-" + UUID.randomUUID();
        String subscription = "SUB-" + UUID.randomUUID();
        IssuedOrder first = anOrder().of(product).withOrderId(orderId).withReferences("1", subscription).withLicenses(2).build();
        IssuedOrder second = anOrder().of(product).withOrderId(orderId).withReferences("2", subscription).build();
        IssuedOrder otherShop = anOrder().of(product).withOrderId(orderId).withReferences("1", subscription)
                .withProvider("woocommerce").build();
        store(first, second, otherShop, anOrder().of(product).build());
        List<OrderedLicense> expected = oldestFirst(first, second);

        assertThat(licenses().ofOrder(new ProviderName("fastspring"), orderId)).isEqualTo(expected);
        assertThat(licenses().ofSubscription(new ProviderName("fastspring"), subscription)).isEqualTo(expected);
        assertThat(licenses().ofOrder(new ProviderName("paypal"), orderId)).isEmpty();
        assertThat(licenses().ofSubscription(new ProviderName("fastspring"), orderId)).isEmpty();
    }

    @Test
    void findsThoseOfSomeNumbersThatThereAre() {
        Product product = aStoredProduct();
        IssuedOrder first = anOrder().of(product).withLicenses(2).build();
        IssuedOrder second = anOrder().of(product).build();
        store(first, second, anOrder().of(product).build());

        assertThat(licenses().find(Set.of(second.licenses().getFirst().id(), first.licenses().getFirst().id(),
                first.licenses().getLast().id(), UUID.randomUUID()))).isEqualTo(oldestFirst(first, second));
        assertThat(licenses().find(Set.of())).isEmpty();
    }

    @Test
    void findsByTheVendorsOwnDataHoweverLong() {
        Product product = aStoredProduct();
        String data = longestText(3_900) + UUID.randomUUID();
        IssuedOrder order = anOrder().of(product).withTags(new LicenseTags("", data, 0, "", "")).build();
        IssuedOrder other = anOrder().of(product).withTags(new LicenseTags("", data + "!", 0, "", "")).build();
        store(order, other, anOrder().of(product).build());

        assertThat(licenses().withUserData(new ProviderName("fastspring"), data)).isEqualTo(oldestFirst(order));
        assertThat(licenses().withUserData(new ProviderName("woocommerce"), data)).isEmpty();
        assertThat(licenses().withUserData(new ProviderName("fastspring"), "")).isEmpty();
    }

    @Test
    void replacesEverythingThatCanChangeAndBack() {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).withLicenses(2).build();
        store(order);
        License plain = order.licenses().getFirst();
        License changed = new License(plain.id(), plain.key(),
                new LicenseTerms(new VersionId(product.id(), 2, 0), LicenseModel.SUBSCRIPTION_FLOATING, FeatureSets.of("0:1;3:255"),
                        new Expiry.At(NOW), Optional.of(new MaintenancePlan(NOW, NOW.plusSeconds(1))),
                        new LicenseTags("a", "b", 1, "5.0.00", "p")),
                product.name(), 7, 0, 5, new Standing.Revoked(NOW, Authority.ADMINISTRATOR),
                new Releases(new Releases.Limit(Optional.of(0), Optional.of(30)), 2, Optional.of(NOW)), 4, 0, plain.createdAt());

        licenses().replace(List.of(changed, order.licenses().getLast()));

        License stored = licenses().find(plain.id()).orElseThrow().license();
        assertThat(stored).isEqualTo(revision(changed, 1));
        assertThat(licenses().find(plain.key()).orElseThrow().license()).isEqualTo(stored);

        licenses().replace(List.of(revision(plain, 1)));

        assertThat(licenses().find(plain.id()).orElseThrow().license()).isEqualTo(revision(plain, 2));
        assertThat(licenses().find(order.licenses().getLast().id()).orElseThrow().license().revision()).isEqualTo(1);
    }

    @Test
    void replacesNothingWhereOneLicenceWasChangedMeanwhile() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(3).build();
        store(order);
        List<License> asRead = order.licenses();
        licenses().replace(List.of(asRead.getLast()));

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            licenses().replace(asRead);
            return asRead;
        })).isInstanceOf(StorageUnavailableException.class);

        assertThat(licenses().find(asRead.getFirst().id()).orElseThrow().license()).isEqualTo(asRead.getFirst());
        assertThat(licenses().find(asRead.get(1).id()).orElseThrow().license()).isEqualTo(asRead.get(1));
    }

    /** Else a licence would be active on a computer, and its days would never begin to count. */
    @Test
    void letsNoDaysWaitForTheFirstActivationWhereThereIsOne() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withModel(LicenseModel.SUBSCRIPTION).build();
        store(order);
        License license = order.licenses().getFirst();
        License waiting = license.with(license.terms().with(new Expiry.AfterFirstActivation(30)));
        Activation activation = new Activation(ids.next(), license.id(), new ComputerId("pc-1"), "", ActivationTags.NONE, NOW, NOW);
        storage().transactions().inTransaction(() -> storage().activations().add(activation, license, license));

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            licenses().replace(List.of(waiting));
            return waiting;
        })).isInstanceOf(StorageUnavailableException.class);

        storage().transactions().inTransaction(() -> storage().activations().remove(license.id(), activation.computer()));
        licenses().replace(List.of(waiting));
        assertThat(licenses().find(license.id()).orElseThrow().license()).isEqualTo(revision(waiting, 1));
    }

    @Test
    void replacesNoLicencesWithoutComplaint() {
        licenses().replace(List.of());
    }

    private static License revision(License license, int revision) {
        return new License(license.id(), license.key(), license.terms(), license.productName(), license.activationsAllowed(),
                license.activationsUsed(), license.floatingSeats(), license.standing(), license.releases(), license.renewals(),
                revision, license.createdAt());
    }

    private static List<OrderedLicense> oldestFirst(IssuedOrder... orders) {
        return newestFirst(orders).reversed();
    }

    private Licenses licenses() {
        return storage().licenses();
    }

    private List<OrderedLicense> list(Filter filter) {
        return licenses().list(filter, NOW, new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items();
    }

    private static List<OrderedLicense> newestFirst(IssuedOrder... orders) {
        return Arrays.asList(orders).reversed().stream()
                .flatMap(order -> order.licenses().reversed().stream().map(license -> new OrderedLicense(license, order.line())))
                .toList();
    }

    private static FilterBuilder filter(Product product) {
        return new FilterBuilder(Filter.ALL).product(product.id());
    }

    /** A filter that grows part by part. */
    private record FilterBuilder(Filter build) {

        FilterBuilder product(int id) {
            return new FilterBuilder(new Filter(build.provider(), build.orderId(), build.email(), Optional.of(id), build.model(), build.state()));
        }

        FilterBuilder provider(String name) {
            return new FilterBuilder(new Filter(Optional.of(new ProviderName(name)), build.orderId(), build.email(), build.productId(),
                    build.model(), build.state()));
        }

        FilterBuilder orderId(String id) {
            return new FilterBuilder(new Filter(build.provider(), Optional.of(id), build.email(), build.productId(), build.model(), build.state()));
        }

        FilterBuilder email(String address) {
            return new FilterBuilder(new Filter(build.provider(), build.orderId(), Optional.of(address), build.productId(), build.model(),
                    build.state()));
        }

        FilterBuilder model(LicenseModel model) {
            return new FilterBuilder(new Filter(build.provider(), build.orderId(), build.email(), build.productId(), Optional.of(model),
                    build.state()));
        }

        FilterBuilder state(LicenseState state) {
            return new FilterBuilder(new Filter(build.provider(), build.orderId(), build.email(), build.productId(), build.model(),
                    Optional.of(state)));
        }
    }
}
