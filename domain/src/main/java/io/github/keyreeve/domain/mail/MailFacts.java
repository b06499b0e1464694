package io.github.keyreeve.domain.mail;

import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail about an order can tell, by the names of the placeholders. Empty text where nothing is known.
 *
 * @param single what there is once, such as {@code customer.name}
 * @param keys what there is for each key: {@code key}, {@code activations}, {@code expires}, {@code days}
 */
public record MailFacts(Map<String, String> single, List<Map<String, String>> keys) {

    /** The loop over the keys. */
    public static final String KEYS = "keys";

    private static final String KEY = "key";
    private static final String HIDDEN_KEY = "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX";
    private static final String SAMPLE_KEY = "A0000-00000-00000-00000-0001G";

    /** Of nobody, for a vendor to see what a template looks like. */
    public static final MailFacts SAMPLE = new MailFacts(
            single(new Customer("jane@example.com", "Jane Example", "Example Ltd", "1 High Street", "", "Leeds", "", "LS1 1AA", "GB", ""),
                    "Sample product", "1.0", "ORDER-1", "1", 2, "3", "2031-12-31", "", "2031-12-31"),
            List.of(key(SAMPLE_KEY, "2", "2031-12-31", ""), key(SAMPLE_KEY, "1", "2031-12-31", "")));

    public MailFacts {
        keys = List.copyOf(keys);
    }

    /** The names of the placeholders outside of the loop over the keys. */
    public static Set<String> names() {
        return SAMPLE.single().keySet();
    }

    /** The names of the placeholders inside of the loop only; all others can stand there, too. */
    public static Set<String> namesInKeys() {
        return SAMPLE.keys().getFirst().keySet();
    }

    /**
     * @param licenses at least one; those of the order that the customer may hear of
     * @param customer as known now
     * @param renewedUntil the end that a renewal gave the licences, where it is about one
     * @param zone where the last day of a licence ends
     */
    public static MailFacts of(OrderLine order, List<License> licenses, Customer customer, Optional<Instant> renewedUntil, ZoneId zone) {
        License first = licenses.getFirst();
        VersionId version = first.terms().version();
        long activations = licenses.stream().mapToLong(License::activationsAllowed).sum();
        return new MailFacts(
                single(customer, first.productName(), version.major() + "." + version.minor(), order.orderId().orElse(""),
                        order.line().orElse(""), order.quantity().licenses(), String.valueOf(activations),
                        lastDay(first.terms().expiry(), zone), days(first.terms().expiry()), lastDay(renewedUntil, zone)),
                licenses.stream()
                        .map(license -> key(license.key().grouped(), String.valueOf(license.activationsAllowed()),
                                lastDay(license.terms().expiry(), zone), days(license.terms().expiry())))
                        .toList());
    }

    /** The same without the keys themselves. */
    public MailFacts masked() {
        return new MailFacts(single, keys.stream()
                .map(key -> {
                    Map<String, String> hidden = new LinkedHashMap<>(key);
                    hidden.put(KEY, HIDDEN_KEY);
                    return Map.copyOf(hidden);
                })
                .toList());
    }

    private static Map<String, String> single(Customer customer, String productName, String version, String orderId,
            String line, int quantity, String activations, String expires, String days, String renewedUntil) {
        Map<String, String> facts = new LinkedHashMap<>();
        Arrays.stream(CustomerPart.values()).forEach(part -> facts.put("customer." + part.text(), customer.part(part)));
        facts.put("product.name", productName);
        facts.put("product.version", version);
        facts.put("order.id", orderId);
        facts.put("order.line", line);
        facts.put("order.quantity", String.valueOf(quantity));
        facts.put("activations", activations);
        facts.put("expires", expires);
        facts.put("days", days);
        facts.put("renewed.until", renewedUntil);
        return Map.copyOf(facts);
    }

    private static Map<String, String> key(String key, String activations, String expires, String days) {
        return Map.of(KEY, key, "activations", activations, "expires", expires, "days", days);
    }

    private static String lastDay(Expiry expiry, ZoneId zone) {
        return lastDay(expiry.instantIfKnown(), zone);
    }

    private static String lastDay(Optional<Instant> end, ZoneId zone) {
        return end.map(instant -> LocalDate.ofInstant(instant, zone).toString()).orElse("");
    }

    private static String days(Expiry expiry) {
        return expiry instanceof Expiry.AfterFirstActivation after ? String.valueOf(after.days()) : "";
    }

    /** Hides keys and person. */
    @Override
    public String toString() {
        return "MailFacts[…]";
    }
}
