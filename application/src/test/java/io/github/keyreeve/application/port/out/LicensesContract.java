package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        List<Standing> standings = List.of(new Standing.Good(), new Standing.Revoked(NOW), new Standing.Upgraded(NOW));
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
