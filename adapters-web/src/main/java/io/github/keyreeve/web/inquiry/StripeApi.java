package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Stripe's events of a checkout session hold no line items, and none of its events holds products, in whose metadata
 * QLM's sellers keep their arguments (source: what every shop sends, 3 b).
 *
 * <p>The line items come to the session's {@code line_items}, the prices with their products to the lines of an invoice,
 * where Stripe has them in an answer that is asked for with {@code expand}.
 */
record StripeApi(URI address) implements ShopApi {

    /** A subscription has at most as many. */
    static final int MAX_PRICES = 20;
    static final int MAX_PAGES = 10;

    /** The most that Stripe answers at once. */
    private static final int PAGE = 100;
    private static final String EXPAND = "expand%5B%5D=";
    private static final String SESSION = "the checkout session";
    private static final String INVOICE = "the invoice";

    @Override
    public String shop() {
        return "stripe";
    }

    @Override
    public String title() {
        return "Stripe";
    }

    /** Whatever the account's own version is, it is this one's form that is read. */
    @Override
    public Map<String, String> headers() {
        return Map.of("Stripe-Version", "2025-03-31.basil");
    }

    @Override
    public String permissions() {
        return "Checkout Sessions, Invoices, Prices and Products";
    }

    @Override
    public void complete(ObjectNode event, Inquiry inquiry) throws UnansweredException {
        String type = Inquiry.text(event.path("type"));
        if (!(event.at("/data/object") instanceof ObjectNode told)) {
            throw inquiry.unreadable();
        }
        if (type.startsWith("checkout.session.")) {
            completeSession(told, inquiry);
        } else if (type.startsWith("invoice.")) {
            completeInvoice(told, inquiry);
        }
    }

    private static void completeSession(ObjectNode session, Inquiry inquiry) throws UnansweredException {
        String path = "/v1/checkout/sessions/" + Inquiry.encoded(Inquiry.text(session.path("id"))) + "/line_items";
        session.putObject("line_items").set("data", list(path, "&" + EXPAND + "data.price.product", SESSION, inquiry));
    }

    /** An event holds the first ten lines only. */
    private static void completeInvoice(ObjectNode invoice, Inquiry inquiry) throws UnansweredException {
        if (invoice.path("lines") instanceof ObjectNode lines && lines.path("has_more").asBoolean()) {
            String path = "/v1/invoices/" + Inquiry.encoded(Inquiry.text(invoice.path("id"))) + "/lines";
            lines.put("has_more", false).set("data", list(path, "", INVOICE, inquiry));
        }
        completePrices(invoice.at("/lines/data"), inquiry);
    }

    private static void completePrices(JsonNode lines, Inquiry inquiry) throws UnansweredException {
        Map<String, ObjectNode> prices = new HashMap<>();
        for (JsonNode line : lines) {
            if (placeOfPrice(line) instanceof ObjectNode place && !idOf(place.path("price")).isEmpty()) {
                String id = idOf(place.path("price"));
                if (!prices.containsKey(id)) {
                    prices.put(id, price(id, prices.size(), inquiry));
                }
                place.set("price", prices.get(id));
            }
        }
    }

    /** Where the line names its price, in the form before 2025-03-31 or from then on. */
    private static JsonNode placeOfPrice(JsonNode line) {
        return line.path("price").isObject() ? line : line.at("/pricing/price_details");
    }

    private static ObjectNode price(String id, int known, Inquiry inquiry) throws UnansweredException {
        if (known >= MAX_PRICES) {
            throw UnansweredException.refused("The invoice has more than %d prices: issue it by hand.".formatted(MAX_PRICES));
        }
        return inquiry.get("/v1/prices/" + Inquiry.encoded(id) + "?" + EXPAND + "product", "a price of the invoice");
    }

    /** Of a thing of which either the number stands here, or the whole. */
    private static String idOf(JsonNode thing) {
        return Inquiry.text(thing.isObject() ? thing.path("id") : thing);
    }

    private static ArrayNode list(String path, String query, String what, Inquiry inquiry) throws UnansweredException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        String after = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            ObjectNode list = inquiry.get(path + "?limit=" + PAGE + query + after, what);
            if (!(list.path("data") instanceof ArrayNode data) || data.isEmpty() && list.path("has_more").asBoolean()) {
                throw inquiry.unreadable();
            }
            all.addAll(data);
            if (!list.path("has_more").asBoolean()) {
                return all;
            }
            after = "&starting_after=" + Inquiry.encoded(idOf(data.get(data.size() - 1)));
        }
        throw UnansweredException.refused("The order has more than %d lines: issue it by hand.".formatted(MAX_PAGES * PAGE));
    }
}
