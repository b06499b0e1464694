package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The licences of something that a subscription holds beside its product.
 *
 * @param ofSubscription all licences of the subscription, oldest first
 * @param item the shop's own number of what is held, with which the lines of its licences begin
 */
record HeldLicenses(List<OrderedLicense> ofSubscription, String item) {

    private static final String NEXT = "/";

    List<OrderedLicense> licenses() {
        return ofSubscription.stream()
                .filter(ordered -> ordered.order().line()
                        .filter(line -> line.equals(item) || line.startsWith(item + NEXT)).isPresent())
                .toList();
    }

    List<OrderedLicense> good() {
        return licenses().stream().filter(ordered -> ordered.license().standing() instanceof Standing.Good).toList();
    }

    /** Something of the subscription that works, though perhaps nothing of the item. */
    Optional<OrderedLicense> anyGood() {
        return ofSubscription.stream().filter(ordered -> ordered.license().standing() instanceof Standing.Good).findFirst();
    }

    /** The strongest of those on whose word a licence of the subscription is revoked. */
    Optional<Authority> revokedBy() {
        return ofSubscription.stream()
                .flatMap(ordered -> ordered.license().standing() instanceof Standing.Revoked revoked
                        ? Stream.of(revoked.by())
                        : Stream.<Authority>empty())
                .max(Comparator.naturalOrder());
    }

    /** Those with which the subscription's licences came. */
    Stream<String> orders() {
        return ofSubscription.stream().flatMap(ordered -> ordered.order().orderId().stream()).distinct();
    }

    /** Of all but those that the shop itself took back. */
    int activations() {
        return (int) Math.min(Integer.MAX_VALUE, licenses().stream()
                .map(OrderedLicense::license)
                .filter(license -> !license.isRevokedBy(Authority.SHOP))
                .mapToLong(License::activationsAllowed)
                .sum());
    }

    /** A line of the order that no licence has. */
    String nextLine() {
        long lines = licenses().stream().map(ordered -> ordered.order().id()).distinct().count();
        return lines == 0 ? item : item + NEXT + (lines + 1);
    }

    /** The end of the time that the subscription is paid for, as far as it lies ahead. */
    Optional<Instant> end(Instant now) {
        return ofSubscription.stream()
                .filter(ordered -> ordered.license().standing() instanceof Standing.Good)
                .flatMap(ordered -> ordered.license().terms().expiry() instanceof Expiry.At at
                        ? Optional.of(at.instant()).stream()
                        : Optional.<Instant>empty().stream())
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
    }
}
