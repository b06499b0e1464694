package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.Fields;
import io.github.keyreeve.web.shop.Fields.Field;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An event that came as a form. Names count letter by letter, unlike where a shop asks for a key: sellers and buyers add
 * fields of their own, which must not be taken for the shop's because they differ in a capital only.
 */
record EventForm(Fields fields) {

    static final int MAX_LENGTH = 255;
    private static final String ARGUMENT = "is_";
    private static final Pattern NO_LICENSE = Pattern.compile("0+(\\.0+)?");

    /** @throws UnreadableRequestException if it is no form, or no text in the charset */
    static EventForm of(byte[] body, Charset charset) {
        return new EventForm(FormText.read(body, charset, "body"));
    }

    /** The first value of that name that says something, without blanks around it. */
    Optional<String> text(String name) {
        return fields.list().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.value().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    boolean says(String name, String value) {
        return text(name).filter(value::equals).isPresent();
    }

    /**
     * A number by which the shop knows something.
     *
     * @throws UnreadableRequestException if it has more than {@value #MAX_LENGTH} characters, or such as nobody sees
     */
    Optional<String> number(String name) {
        Optional<String> number = text(name);
        if (number.filter(text -> text.length() > MAX_LENGTH || EventNumber.hasControls(text)).isPresent()) {
            throw new UnreadableRequestException(name, "must have at most %d printable characters".formatted(MAX_LENGTH));
        }
        return number;
    }

    /** @throws UnreadableRequestException naming the field, if it says nothing or too much */
    String required(String name) {
        return number(name).orElseThrow(() -> new UnreadableRequestException(name, "is missing"));
    }

    /** The values of {@code NAME[]} in their order, empty ones included: lists that belong together keep their positions. */
    List<String> list(String name) {
        return fields.list().stream()
                .filter(field -> field.name().equals(name + "[]"))
                .map(field -> field.value().strip())
                .toList();
    }

    /** The {@code is_…} arguments among {@code place[…]}; the first filled one of each name counts. */
    Arguments arguments(String place) {
        String start = place + "[" + ARGUMENT;
        return Arguments.ofPlaces(fields.list().stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).startsWith(start) && field.name().endsWith("]"))
                .filter(field -> !field.value().isBlank())
                .collect(Collectors.toMap(field -> innerName(field, place), Field::value, (first, next) -> first)));
    }

    /**
     * How many licences a text orders; none for zero, which is no licence.
     *
     * @throws UnreadableRequestException naming the field, if it is no such number
     */
    static Optional<Quantity> quantity(String name, String text) {
        if (NO_LICENSE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.of(text));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(name, e.getMessage());
        }
    }

    private static String innerName(Field field, String place) {
        return field.name().substring(place.length() + 1, field.name().length() - 1).toLowerCase(Locale.ROOT);
    }

    /** Hides the content: it holds personal data. */
    @Override
    public String toString() {
        return "EventForm[…]";
    }
}
