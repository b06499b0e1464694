package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Paddle's transactions hold no more of their customer than numbers (source: what every shop sends, 7 b). Who it is comes
 * to the places where Paddle has it in an answer that is asked for with {@code include}.
 */
record PaddleApi(URI address) implements ShopApi {

    private static final List<String> LEFT_OUT = List.of("customer", "address", "business");

    @Override
    public String shop() {
        return "paddle";
    }

    @Override
    public String title() {
        return "Paddle";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Paddle-Version", "1");
    }

    @Override
    public String permissions() {
        return "transaction.read, customer.read, address.read and business.read";
    }

    @Override
    public void complete(ObjectNode event, Inquiry inquiry) throws UnansweredException {
        if (event.path("data") instanceof ObjectNode transaction) {
            String path = "/transactions/" + Inquiry.encoded(Inquiry.text(transaction.path("id")));
            ObjectNode answer = inquiry.get(path + "?include=" + String.join(",", LEFT_OUT), "the transaction");
            if (!(answer.path("data") instanceof ObjectNode told)) {
                throw inquiry.unreadable();
            }
            LEFT_OUT.stream().filter(part -> told.path(part).isObject()).forEach(part -> transaction.set(part, told.get(part)));
        }
    }
}
