package io.github.keyreeve.bootstrap.e2e;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order line as it stands in the database, and as a specification expects it there.
 *
 * @param mailTemplate absent where no e-mail is wished for
 * @param customer the filled parts only
 * @param keys without dashes, as they are stored; no specification can know them
 */
record StoredOrder(
        String provider,
        String orderId,
        String line,
        String subscriptionId,
        int quantity,
        boolean test,
        String mailTemplate,
        Map<String, String> customer,
        List<StoredLicense> licenses,
        @JsonIgnore List<String> keys) {

    StoredOrder {
        customer = new TreeMap<>(customer);
        licenses = List.copyOf(licenses);
        keys = keys == null ? List.of() : List.copyOf(keys);
    }

    StoredOrder withoutKeys() {
        return new StoredOrder(
                provider, orderId, line, subscriptionId, quantity, test, mailTemplate, customer, licenses, List.of());
    }

    /** As people and shops read them: five groups of five. */
    List<String> groupedKeys() {
        return keys.stream().map(key -> key.replaceAll("(.{5})(?!$)", "$1-")).toList();
    }

    List<Integer> activations() {
        return licenses.stream().map(StoredLicense::activations).toList();
    }
}
