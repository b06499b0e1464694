package io.github.keyreeve.application;

import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Repeats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for keys: by default for one licence of product 1 version 1.0, order 1 of FastSpring. */
public final class KeyRequests {

    private Provider provider = Provider.untouched(new ProviderName("fastspring"));
    private Optional<String> orderId = Optional.of("1");
    private Optional<String> line = Optional.empty();
    private Optional<String> subscriptionId = Optional.empty();
    private Optional<String> idempotencyKey = Optional.empty();
    private Quantity quantity = Quantity.ONE;
    private Customer customer = Orders.customer("jane@example.com", "Jane Doe");
    private Arguments arguments = Arguments.ofText("is_productid=1&is_majorversion=1&is_minorversion=0");
    private boolean withExpiry = true;
    private List<String> mappedSets = List.of();
    private Map<String, String> lineFields = Map.of();
    private boolean testOrder;
    private int maxKeys = Integer.MAX_VALUE;

    private KeyRequests() {}

    public static KeyRequests aRequest() {
        return new KeyRequests();
    }

    /** In addition to the product, or in place of it. */
    public KeyRequests with(String argument, String value) {
        arguments = Arguments.of(Map.of(argument, value)).orElse(arguments);
        return this;
    }

    public KeyRequests without(String argument) {
        arguments = arguments.without(argument);
        return this;
    }

    public KeyRequests order(String id) {
        orderId = Optional.of(id);
        return this;
    }

    public KeyRequests noOrder() {
        orderId = Optional.empty();
        return this;
    }

    public KeyRequests line(String number) {
        line = Optional.of(number);
        return this;
    }

    public KeyRequests subscription(String id) {
        subscriptionId = Optional.of(id);
        return this;
    }

    public KeyRequests idempotencyKey(String key) {
        idempotencyKey = Optional.of(key);
        return this;
    }

    public KeyRequests quantity(int licenses) {
        quantity = new Quantity(licenses);
        return this;
    }

    public KeyRequests customer(Customer who) {
        customer = who;
        return this;
    }

    public KeyRequests provider(String name) {
        provider = Provider.untouched(new ProviderName(name));
        return this;
    }

    public KeyRequests repeats(Repeats repeats) {
        provider = new Provider(provider.name(), true, false, provider.login(), provider.sharedKey(), provider.apiKey(),
                repeats, provider.liveOnly(), false, Optional.empty(), Optional.empty(), NoticeRules.USUAL);
        return this;
    }

    public KeyRequests liveOnly() {
        provider = new Provider(provider.name(), true, false, provider.login(), provider.sharedKey(), provider.apiKey(),
                provider.repeats(), true, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL);
        return this;
    }

    public KeyRequests withoutExpiry() {
        withExpiry = false;
        return this;
    }

    public KeyRequests mappedSets(String... names) {
        mappedSets = Arrays.asList(names);
        return this;
    }

    public KeyRequests lineField(String name, String value) {
        lineFields = Map.of(name, value);
        return this;
    }

    public KeyRequests asTestOrder() {
        testOrder = true;
        return this;
    }

    public KeyRequests maxKeys(int most) {
        maxKeys = most;
        return this;
    }

    public KeyRequest build() {
        return new KeyRequest(provider, orderId, line, subscriptionId, idempotencyKey, quantity, customer, arguments, withExpiry,
                mappedSets, lineFields, testOrder, maxKeys, new Origin("provider:" + provider.name(), "192.0.2.1"));
    }
}
