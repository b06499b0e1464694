package io.github.keyreeve.web.shop;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.Shop.CustomerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an order's data where its shop puts them, and gathers what is wrong with them. */
public final class OrderReading {

    private static final String QUANTITY = "is_quantity";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    private final Shop shop;
    private final Fields fields;
    private final Map<String, String> arguments;
    private final List<ArgumentError> errors = new ArrayList<>();

    public OrderReading(Shop shop, ShopRequest request) {
        this.shop = shop;
        this.fields = request.orderFields();
        this.arguments = request.arguments().values();
    }

    public List<ArgumentError> errors() {
        return List.copyOf(errors);
    }

    public Optional<String> orderId() {
        return first(shop.orderId(), OrderLine.MAX_REFERENCE);
    }

    public Optional<String> line() {
        return first(shop.line(), OrderLine.MAX_REFERENCE);
    }

    public Optional<String> subscriptionId() {
        return first(shop.subscription(), OrderLine.MAX_REFERENCE);
    }

    /** {@code is_quantity}, else the shop's own field, else 1. */
    public Quantity quantity() {
        Optional<Place> place = Optional.ofNullable(arguments.get(QUANTITY))
                .map(text -> new Place(QUANTITY, text))
                .or(() -> place(shop.quantity()));
        try {
            return place.map(Place::text).map(Quantity::of).orElse(Quantity.ONE);
        } catch (IllegalArgumentException e) {
            errors.add(new ArgumentError(place.orElseThrow().name(), e.getMessage()));
            return Quantity.ONE;
        }
    }

    public Customer customer() {
        return new Customer(
                part(CustomerField.EMAIL, Customer.MAX_EMAIL),
                part(CustomerField.NAME),
                part(CustomerField.COMPANY),
                part(CustomerField.STREET1),
                part(CustomerField.STREET2),
                part(CustomerField.CITY),
                part(CustomerField.STATE),
                part(CustomerField.ZIP),
                part(CustomerField.COUNTRY),
                part(CustomerField.PHONE));
    }

    /** Fields that tell the order's lines apart, by lower-case name. */
    public Map<String, String> lineFields() {
        Map<String, String> found = new TreeMap<>();
        shop.lineFields().forEach(name -> first(List.of(name), Customer.MAX_LENGTH)
                .ifPresent(value -> found.put(name.toLowerCase(Locale.ROOT), value)));
        return found;
    }

    public boolean isTestOrder() {
        return shop.testOrder()
                .flatMap(mark -> fields.value(mark.field())
                        .map(value -> mark.values().stream().anyMatch(value::equalsIgnoreCase)))
                .orElse(false);
    }

    /** The argument sets that the shop's product points to; none where the field that names it is not there. */
    public List<String> mappedSets() {
        return shop.mappedSets().stream()
                .flatMap(template -> filled(template).stream())
                .toList();
    }

    private Optional<String> filled(String template) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        StringBuilder name = new StringBuilder();
        while (placeholder.find()) {
            Optional<String> value = first(List.of(placeholder.group(1)), Customer.MAX_LENGTH);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(name, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(placeholder.appendTail(name).toString());
    }

    private String part(CustomerField part) {
        return part(part, Customer.MAX_LENGTH);
    }

    private String part(CustomerField part, int maxLength) {
        return first(shop.customer().getOrDefault(part, List.of()), maxLength).orElse("");
    }

    private Optional<String> first(List<String> places, int maxLength) {
        return place(places).flatMap(place -> {
            try {
                return Optional.of(StoredText.require(place.text(), maxLength));
            } catch (IllegalArgumentException e) {
                errors.add(new ArgumentError(place.name(), e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private record Place(String name, String text) {}

    private Optional<Place> place(List<String> places) {
        return places.stream()
                .map(place -> new Place(place, joined(place)))
                .filter(place -> !place.text().isEmpty())
                .findFirst();
    }

    private String joined(String place) {
        StringBuilder text = new StringBuilder();
        for (String name : place.split("\\+")) {
            fields.value(name).ifPresent(value -> text.append(text.isEmpty() ? "" : " ").append(value));
        }
        return text.toString();
    }
}
