package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.order.LicenseReference;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the licences that a caller means. */
public final class ReferredLicenses {

    private final Licenses licenses;

    public ReferredLicenses(Licenses licenses) {
        this.licenses = licenses;
    }

    /** Oldest first; none where nothing is found, or the text cannot be a key. */
    List<OrderedLicense> find(LicenseReference which) {
        return switch (which) {
            case LicenseReference.OfKey key -> ofKey(key.typed());
            case LicenseReference.OfId id -> licenses.find(id.id()).stream().toList();
            case LicenseReference.OfIds several -> licenses.find(several.ids());
            case LicenseReference.OfOrder order -> licenses.ofOrder(order.provider(), order.orderId());
            case LicenseReference.OfSubscription subscription ->
                    licenses.ofSubscription(subscription.provider(), subscription.subscriptionId());
        };
    }

    /** The same licences as they are now. One read. */
    List<OrderedLicense> again(LicenseReference which, List<OrderedLicense> before) {
        Set<UUID> ids = before.stream().map(ordered -> ordered.license().id()).collect(Collectors.toSet());
        return find(which).stream().filter(ordered -> ids.contains(ordered.license().id())).toList();
    }

    private List<OrderedLicense> ofKey(String typed) {
        List<ActivationKey> meanings;
        try {
            meanings = ActivationKey.meanings(typed);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return meanings.stream().flatMap(key -> licenses.find(key).stream()).limit(1).toList();
    }
}
