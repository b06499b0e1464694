package io.github.keyreeve.web.shop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a shop puts an order's data, and how it wants its keys: one row of {@code shops.json} (source: contract 6).
 *
 * <p>A place is a list of alternatives, the first filled one counts; {@code "firstname+lastname"} joins two fields by a
 * blank. Field names count in any case of letters.
 *
 * @param aliases other names under which QLM knows the shop
 * @param line where the shop numbers the order's lines, if it does
 * @param lineFields fields that belong to a line's identity where the shop numbers none
 * @param charset of the form, unless the field {@code charsetField} or the content type names another
 * @param recognisedBy fields by which the shop is known when the request does not name it
 * @param mappedSets names of argument sets with the shop's fields in braces: {@code shareit_{PRODUCT_ID}}
 * @param asksAtWebHook whether the shop fetches its keys at QlmWebHookHandler
 * @param signature how the shop signs when it asks for a key
 * @param webhookSignature how it signs when it tells what happened
 * @param maxKeys the most keys that fit into one answer
 * @param channel by which its orders get their keys unless the operator says otherwise
 */
public record Shop(
        ProviderName name,
        List<String> aliases,
        List<String> orderId,
        List<String> quantity,
        List<String> line,
        List<String> lineFields,
        List<String> subscription,
        Optional<TestMark> testOrder,
        Map<CustomerField, List<String>> customer,
        Charset charset,
        Optional<String> charsetField,
        List<String> recognisedBy,
        Optional<ArgumentText> argumentText,
        List<String> mappedSets,
        boolean asksAtWebHook,
        BodyForm body,
        SignatureForm signature,
        WebhookScheme webhookSignature,
        AnswerForm answer,
        int maxKeys,
        Channel channel) {

    /** The parts of {@link io.github.keyreeve.domain.order.Customer}, as the table names them. */
    public enum CustomerField {
        @JsonProperty("email") EMAIL,
        @JsonProperty("name") NAME,
        @JsonProperty("company") COMPANY,
        @JsonProperty("street1") STREET1,
        @JsonProperty("street2") STREET2,
        @JsonProperty("city") CITY,
        @JsonProperty("state") STATE,
        @JsonProperty("zip") ZIP,
        @JsonProperty("country") COUNTRY,
        @JsonProperty("phone") PHONE
    }

    /** The form of the shop's body where it is no ordinary form. */
    public enum BodyForm {
        @JsonProperty("form") FORM,
        @JsonProperty("magento") MAGENTO,
        @JsonProperty("ultracart") ULTRACART
    }

    /** How the shop signs when it asks for a key. */
    public enum SignatureForm {
        @JsonProperty("none") NONE,
        @JsonProperty("fastspring") FASTSPRING,
        @JsonProperty("ultracart") ULTRACART
    }

    /** How the shop wants its keys. */
    public enum AnswerForm {
        @JsonProperty("lines") LINES,
        @JsonProperty("code-list") CODE_LIST,
        @JsonProperty("softshop") SOFTSHOP
    }

    /** The field and the values, in any case of letters, by which the shop marks a test order. */
    public record TestMark(String field, List<String> values) {}

    /** A field that carries arguments under short names: {@code pid=1&mj=1&mn=0}. */
    public record ArgumentText(String field, Map<String, String> names) {}

    @JsonCreator
    static Shop read(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("aliases") List<String> aliases,
            @JsonProperty(value = "orderId", required = true) List<String> orderId,
            @JsonProperty("quantity") List<String> quantity,
            @JsonProperty("line") List<String> line,
            @JsonProperty("lineFields") List<String> lineFields,
            @JsonProperty("subscription") List<String> subscription,
            @JsonProperty("testOrder") TestMark testOrder,
            @JsonProperty("customer") Map<CustomerField, List<String>> customer,
            @JsonProperty(value = "charset", defaultValue = "UTF-8") String charset,
            @JsonProperty("charsetField") String charsetField,
            @JsonProperty("recognisedBy") List<String> recognisedBy,
            @JsonProperty("argumentText") ArgumentText argumentText,
            @JsonProperty("mappedSets") List<String> mappedSets,
            @JsonProperty("asksAtWebHook") boolean asksAtWebHook,
            @JsonProperty("body") BodyForm body,
            @JsonProperty("signature") SignatureForm signature,
            @JsonProperty("webhookSignature") WebhookScheme webhookSignature,
            @JsonProperty("answer") AnswerForm answer,
            @JsonProperty("maxKeys") Integer maxKeys,
            @JsonProperty("channel") String channel) {
        return new Shop(
                new ProviderName(name),
                orNone(aliases),
                orderId,
                orNone(quantity),
                orNone(line),
                orNone(lineFields),
                orNone(subscription),
                Optional.ofNullable(testOrder),
                customer == null ? Map.of() : Map.copyOf(customer),
                Charset.forName(charset == null ? "UTF-8" : charset),
                Optional.ofNullable(charsetField),
                orNone(recognisedBy),
                Optional.ofNullable(argumentText),
                orNone(mappedSets),
                asksAtWebHook,
                body == null ? BodyForm.FORM : body,
                signature == null ? SignatureForm.NONE : signature,
                webhookSignature == null ? new WebhookScheme.Unsigned() : webhookSignature,
                answer == null ? AnswerForm.LINES : answer,
                maxKeys == null ? Integer.MAX_VALUE : maxKeys,
                channel == null ? Channel.ASK : Channel.of(channel));
    }

    private static List<String> orNone(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
