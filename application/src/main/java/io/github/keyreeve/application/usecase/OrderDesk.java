package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.FindLicenses;
import io.github.keyreeve.application.port.in.FindOrders;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.RefusedRepeats;
import io.github.keyreeve.application.port.out.RefusedRepeats.RefusedRepeat;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows the staff what was ordered and issued. */
public final class OrderDesk implements FindOrders, FindLicenses {

    private final IssuedOrders orders;
    private final Licenses licenses;
    private final Activations activations;
    private final LicenseEvents events;
    private final RefusedRepeats refusedRepeats;
    private final Clock clock;

    public OrderDesk(
            IssuedOrders orders,
            Licenses licenses,
            Activations activations,
            LicenseEvents events,
            RefusedRepeats refusedRepeats,
            Clock clock) {
        this.orders = orders;
        this.licenses = licenses;
        this.activations = activations;
        this.events = events;
        this.refusedRepeats = refusedRepeats;
        this.clock = clock;
    }

    @Override
    public Slice<IssuedOrder> list(IssuedOrders.Filter filter, PageRequest page) {
        return orders.list(filter, page);
    }

    @Override
    public Slice<RefusedRepeat> refusedRepeats(PageRequest page) {
        return refusedRepeats.list(page);
    }

    @Override
    public Slice<OrderedLicense> list(Licenses.Filter filter, PageRequest page) {
        return licenses.list(filter, clock.instant(), page);
    }

    @Override
    public Optional<IssuedOrder> order(UUID id) {
        return orders.find(id);
    }

    @Override
    public Optional<OrderedLicense> license(UUID id) {
        return licenses.find(id);
    }

    @Override
    public Optional<OrderedLicense> licenseOf(String typedKey) {
        return ActivationKey.meanings(typedKey).stream()
                .flatMap(key -> licenses.find(key).stream())
                .findFirst();
    }

    @Override
    public List<OrderedLicense> issued(ProviderName provider, Optional<String> orderId, Optional<String> userData) {
        List<OrderedLicense> found = orderId
                .map(id -> licenses.ofOrder(provider, id))
                .orElseGet(() -> licenses.withUserData(provider, userData.orElse("")));
        return found.stream()
                .filter(ordered -> userData.isEmpty() || userData.get().equals(ordered.license().terms().tags().userData()))
                .toList();
    }

    @Override
    public Optional<Slice<Activation>> activations(UUID id, PageRequest page) {
        return licenses.find(id).map(license -> activations.of(id, page));
    }

    @Override
    public Optional<List<LicenseEvent>> events(UUID id) {
        return licenses.find(id).map(license -> events.of(id));
    }
}
