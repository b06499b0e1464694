package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.web.shop.Fields;
import io.github.keyreeve.web.shop.Fields.Field;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An event that came as a form. Names count letter by letter, unlike where a shop asks for a key: sellers and buyers add
 * fields of their own, which must not be taken for the shop's because they differ in a capital only.
 *
 * @param values of each name, in their order: a message may have thousands of fields, and is asked for many
 */
record EventForm(Fields fields, Map<String, List<String>> values) {

    private static final String ARGUMENT = "is_";

    /** @throws UnreadableRequestException if it is no form, or no text in the charset */
    static EventForm of(byte[] body, Charset charset) {
        Fields fields = FormText.readTold(body, charset);
        return new EventForm(fields, fields.list().stream()
                .collect(Collectors.groupingBy(Field::name, Collectors.mapping(Field::value, Collectors.toUnmodifiableList()))));
    }

    /** All that stands under the name, as it was sent. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of that name that says something, without blanks around it. */
    Optional<String> text(String name) {
        return values(name).stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
    }

    boolean says(String name, String value) {
        return text(name).filter(value::equals).isPresent();
    }

    /**
     * A number by which the shop knows something.
     *
     * @throws UnreadableRequestException naming the field, if the number cannot be stored
     */
    Optional<String> number(String name) {
        return text(name).map(number -> ToldNumber.of(name, number));
    }

    /** @throws UnreadableRequestException naming the field, if it says nothing or too much */
    String required(String name) {
        return number(name).orElseThrow(() -> new UnreadableRequestException(name, "is missing"));
    }

    /** The values of {@code NAME[]} in their order, empty ones included: lists that belong together keep their positions. */
    List<String> list(String name) {
        return values(name + "[]").stream().map(String::strip).toList();
    }

    /** The {@code is_…} arguments among {@code place[…]}; the first filled one of each name counts. */
    Arguments arguments(String place) {
        String start = place + "[" + ARGUMENT;
        return Arguments.ofPlaces(fields.list().stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).startsWith(start) && field.name().endsWith("]"))
                .filter(field -> !field.value().isBlank())
                .collect(Collectors.toMap(field -> innerName(field, place), Field::value, (first, next) -> first)));
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
