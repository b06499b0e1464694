package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.web.shop.ShopCharset;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a form of PayPal says about items and persons.
 *
 * @param form in the charset that it names itself
 * @param bytes the same, one character for each byte: what the postback goes by must not depend on the charset
 */
record PayPalForm(EventForm form, EventForm bytes) {

    private static final Charset DEFAULT = Charset.forName("windows-1252");
    private static final List<String> RECEIVERS = List.of("receiver_email", "receiver_id", "business");
    private static final String ONLY_LINE = "1";
    private static final String GROSS = "mc_gross";
    private static final String ONE = "1";

    static PayPalForm of(byte[] body) {
        EventForm bytes = EventForm.of(body, StandardCharsets.ISO_8859_1);
        Charset charset = bytes.text("charset").map(ShopCharset::named).orElse(DEFAULT);
        return new PayPalForm(EventForm.of(body, charset), bytes);
    }

    /** A message that names no receiver is about a payment to somebody else. */
    static boolean isTo(String receiver, byte[] body) {
        EventForm form = EventForm.of(body, StandardCharsets.ISO_8859_1);
        return RECEIVERS.stream()
                .flatMap(name -> form.values(name).stream())
                .anyMatch(named -> named.strip().equalsIgnoreCase(receiver.strip()));
    }

    boolean isTest() {
        return bytes.says("test_ipn", "1");
    }

    Customer customer() {
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, form.text("payer_email"))
                .withName(form.text("first_name"), form.text("last_name"))
                .with(CustomerPart.NAME, form.text("address_name"))
                .with(CustomerPart.COMPANY, form.text("payer_business_name"))
                .with(CustomerPart.STREET1, form.text("address_street"))
                .with(CustomerPart.STREET2, form.text("cust_address2"))
                .with(CustomerPart.CITY, form.text("address_city"))
                .with(CustomerPart.STATE, form.text("address_state"))
                .with(CustomerPart.ZIP, form.text("address_zip"))
                .with(CustomerPart.COUNTRY, form.text("address_country_code"), form.text("address_country"))
                .with(CustomerPart.PHONE, form.text("cust_phone"), form.text("contact_phone"))
                .customer();
    }

    /** The items of a cart by their numbers; what else is sold is one item. */
    List<PaidLine> lines(Optional<String> subscription) {
        int items = items();
        if (items == 0) {
            return line(ONLY_LINE, "", mapping(form.text("item_number"), form.text("custom")), subscription).stream().toList();
        }
        List<PaidLine> lines = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            String item = String.valueOf(i);
            line(item, item, itemMapping(item, items), subscription).ifPresent(lines::add);
        }
        return lines;
    }

    /** @throws UnreadableRequestException if the message holds other items than it says */
    private int items() {
        int items = 0;
        while (hasItem(items + 1)) {
            items++;
        }
        Optional<String> said = form.text("num_cart_items");
        if (said.isPresent() && !said.get().equals(String.valueOf(items))) {
            throw new UnreadableRequestException("num_cart_items", "must be the number of the items in the message");
        }
        return items;
    }

    private boolean hasItem(int item) {
        return Stream.of("item_name", "item_number", "quantity").anyMatch(name -> form.text(name + item).isPresent());
    }

    /** An order has one custom text. With several items it cannot stand for each, so it yields to what an item says. */
    private Mapping itemMapping(String item, int items) {
        Optional<String> number = form.text("item_number" + item);
        return mapping(number, items > 1 && number.isPresent() ? Optional.empty() : form.text("custom"));
    }

    /** Custom text that is no argument text may be anything, such as the seller's own order number. */
    private static Mapping mapping(Optional<String> itemNumber, Optional<String> custom) {
        return itemNumber.map(Mapping::ofText).orElse(Mapping.NONE)
                .orElse(custom.filter(Arguments::looksLikeText).map(Mapping::ofText).orElse(Mapping.NONE));
    }

    /** Buyers can write into a button that is not encrypted, whence all that leads to the product is theirs. */
    private Optional<PaidLine> line(String line, String suffix, Mapping buyersMapping, Optional<String> subscription) {
        String quantity = "quantity" + suffix;
        return ToldNumber.ordered(quantity, form.text(quantity).orElse(ONE)).map(licenses -> new PaidLine(
                line,
                ProductName.of(form.text("item_name" + suffix)),
                licenses,
                Mapping.NONE,
                buyersMapping,
                subscription,
                Optional.empty(),
                price(suffix)));
    }

    /** All that was paid, with tax and shipping. */
    Optional<Price> paid() {
        return price("");
    }

    /** What went back, which PayPal writes as a negative amount. */
    Refund refund() {
        Optional<Price> amount = price(form.text(GROSS).map(text -> text.replaceFirst("^-", "")));
        return new Refund(form.required("txn_id"), amount);
    }

    /** Of one item {@code mc_gross}, of a cart's {@code mc_gross_1} and so on; with tax and shipping. */
    private Optional<Price> price(String suffix) {
        return price(form.text(suffix.isEmpty() ? GROSS : GROSS + "_" + suffix));
    }

    private Optional<Price> price(Optional<String> amount) {
        return ToldPrice.of(amount, form.text("mc_currency"));
    }

    Optional<Price> price(String amount, String currency) {
        return ToldPrice.of(form.text(amount), form.text(currency));
    }
}
