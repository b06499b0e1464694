package io.github.keyreeve.web.webhook;

import io.github.keyreeve.web.shop.Fields.Field;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form of 2Checkout as its signatures see it (source: what every shop sends, 6.2 c). No record: its text would show
 * a person.
 */
final class IpnMessage {

    /** One character for each byte, whatever the text's charset: lengths count bytes, and nothing is undecodable. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final List<String> SIGNATURES = Arrays.stream(IpnAlgorithm.values()).map(IpnAlgorithm::field).toList();

    private final List<Field> fields;

    private IpnMessage(List<Field> fields) {
        this.fields = fields;
    }

    /** Empty if the bytes are no form; nobody can have signed that. */
    static Optional<IpnMessage> read(byte[] rawBody) {
        try {
            return Optional.of(new IpnMessage(FormText.readTold(rawBody, BYTES).list()));
        } catch (UnreadableRequestException e) {
            return Optional.empty();
        }
    }

    /**
     * The strongest one sent, so that a weaker one beside it can neither help nor harm; none where nothing is signed, or
     * by MD5 alone and that is not allowed.
     */
    Optional<IpnAlgorithm> algorithm(TwoCheckoutIpn scheme) {
        return Arrays.stream(IpnAlgorithm.values())
                .filter(algorithm -> algorithm != IpnAlgorithm.MD5 || scheme.allowsMd5())
                .filter(algorithm -> values(algorithm.field()).anyMatch(value -> !value.isBlank()))
                .findFirst();
    }

    Stream<String> values(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
    }

    /**
     * Every value behind its length, the signatures left out. The values of {@code IPN_PID[]} stand together where the
     * first of them stood, as PHP, in which the sender computes, gathers them.
     */
    byte[] signed() {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !SIGNATURES.contains(field.name()))
                .forEach(field -> append(
                        groups.computeIfAbsent(group(field.name()), name -> new StringBuilder()), field.value()));
        return String.join("", groups.values()).getBytes(BYTES);
    }

    /** What an answer signs: first product, its name, the message's date, and the answer's; missing counts as empty. */
    byte[] signedAnswer(String date) {
        StringBuilder values = new StringBuilder();
        Stream.of("IPN_PID", "IPN_PNAME", "IPN_DATE").forEach(name -> append(values, first(name)));
        append(values, date);
        return values.toString().getBytes(BYTES);
    }

    private String first(String group) {
        return fields.stream()
                .filter(field -> group(field.name()).equals(group))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    private static String group(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static void append(StringBuilder text, String value) {
        text.append(value.length()).append(value);
    }
}
