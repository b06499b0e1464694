package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.shop.OrderReading;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A shop's call about licences that it has keys of already: which ones are meant, and what the shop says besides. */
final class LicenseCall {

    /** What is missing where nothing says which licences are meant. */
    static final String WHICH = "is_avkey (or the shop's order or subscription number)";

    private static final int MAX_KEY = 200;

    private final QlmCall call;
    private final ProviderName provider;
    private final OrderReading order;
    private final ArgumentReader reader;
    private final Optional<String> key;
    private final Optional<String> orderId;
    private final Optional<String> subscriptionId;

    LicenseCall(QlmCall call, Provider provider) {
        this.call = call;
        this.provider = provider.name();
        this.order = new OrderReading(call.request().shop().orElseThrow(), call.request());
        this.reader = call.reader();
        this.key = reader.text(ComputerArguments.KEY, MAX_KEY);
        this.orderId = order.orderId();
        this.subscriptionId = order.subscriptionId();
    }

    ProviderName provider() {
        return provider;
    }

    Optional<String> orderId() {
        return orderId;
    }

    Optional<String> subscriptionId() {
        return subscriptionId;
    }

    Customer customer() {
        return order.customer();
    }

    ArgumentReader reader() {
        return reader;
    }

    Origin origin() {
        return new Origin("provider:" + provider, call.address());
    }

    /** The key if there is one, else every licence of the subscription, else of the order. */
    Optional<LicenseReference> which() {
        return byKey()
                .or(() -> subscriptionId.map(id -> new LicenseReference.OfSubscription(provider, id)))
                .or(this::byOrder);
    }

    Optional<LicenseReference> byKey() {
        return key.map(LicenseReference.OfKey::new);
    }

    Optional<LicenseReference> byOrder() {
        return orderId.map(id -> new LicenseReference.OfOrder(provider, id));
    }

    /** The shop's order of this call, which makes a repeated one the same. */
    Optional<Payment> payment() {
        return orderId.map(id -> new Payment(provider, id));
    }

    /** Goes on unless something is wrong with the arguments. All of them must have been read. */
    <T> Response with(Optional<T> meant, String missing, Function<T, Response> then) {
        requireMeant(meant, missing);
        return orRefusal(() -> then.apply(meant.orElseThrow()));
    }

    /** Likewise where it must be said what is to be done as well. */
    <T, U> Response with(Optional<T> meant, String missing, Optional<U> wanted, String missingWish, BiFunction<T, U, Response> then) {
        requireMeant(meant, missing);
        require(wanted, missingWish);
        return orRefusal(() -> then.apply(meant.orElseThrow(), wanted.orElseThrow()));
    }

    private void requireMeant(Optional<?> meant, String missing) {
        if (order.errors().isEmpty()) {
            require(meant, missing);
        }
    }

    /** What is there but cannot be read is not missing as well. */
    private void require(Optional<?> needed, String missing) {
        if (needed.isEmpty() && reader.errors().stream().noneMatch(error -> missing.contains(error.argument()))) {
            reader.error(missing, "is missing");
        }
    }

    private Response orRefusal(Supplier<Response> then) {
        order.errors().forEach(error -> reader.error(error.argument(), error.message()));
        return reader.errors().isEmpty() ? then.get() : Refusal.of(reader.errors());
    }
}
