package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.EventPost.Message;
import io.github.keyreeve.application.signature.EventSignature;
import io.github.keyreeve.domain.event.EventEndpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What goes to an endpoint: a body, and headers that say what it is and who sent it. */
final class EventMessages {

    private EventMessages() {}

    /** @param deliveryId the same however often it is sent */
    static Message signed(EventEndpoint endpoint, String type, UUID deliveryId, byte[] body, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Keyreeve-Event", type);
        headers.put("X-Keyreeve-Delivery", deliveryId.toString());
        headers.put("X-Keyreeve-Signature", EventSignature.stamped(endpoint.secret(), now, body));
        if (endpoint.qlmSignature()) {
            headers.put("X-QLM-Signature", EventSignature.ofQlm(endpoint.secret(), body));
        }
        return new Message(endpoint.url(), headers, body);
    }
}
