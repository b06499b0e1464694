package io.github.keyreeve.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** The whole body of a licence as the staff see it, to be compared with an answer. */
final class LicenseBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode body;

    private LicenseBody(ObjectNode body) {
        this.body = body;
    }

    /** The first licence that was issued: permanent, for one computer, ordered as A-1 by Ada. */
    static LicenseBody first() {
        return new LicenseBody(read("""
                {"id": "%s", "key": "A0000-00000-00000-00000-0001G",
                 "product": {"id": 1, "major": 1, "minor": 0, "name": "Demo"}, "model": "permanent", "state": "active",
                 "activations": {"allowed": 1, "used": 0, "available": 1}, "features": "", "expiresAt": null,
                 "expiresAfterDays": null, "maintenanceExpiresAt": null, "floatingSeats": 0,
                 "order": {"provider": "api", "orderId": "A-1", "line": null, "quantity": 1},
                 "customer": {"email": "Ada@Example.com", "name": null, "company": null, "street1": null, "street2": null,
                  "city": null, "state": null, "zip": null, "country": null, "phone": null},
                 "affiliateId": null, "userData": null, "properties": null, "maxReleases": null, "releasePeriodDays": null,
                 "releases": 0, "renewals": 0, "createdAt": "2026-01-05T12:00:00Z"}""".formatted(ApiServer.id(2))));
    }

    /** Likewise, but a subscription until the end of the tenth day. */
    static LicenseBody subscription() {
        return first().with("key", "\"F0000-00000-00000-00000-0001S\"").with("model", "\"subscription\"")
                .with("expiresAt", "\"2026-01-15T23:59:59Z\"");
    }

    /** @param field {@code customer.name} for one inside another */
    LicenseBody with(String field, String json) {
        ObjectNode changed = body.deepCopy();
        int dot = field.indexOf('.');
        ObjectNode holder = dot < 0 ? changed : (ObjectNode) changed.get(field.substring(0, dot));
        holder.set(field.substring(dot + 1), read("{\"value\": " + json + "}").get("value"));
        return new LicenseBody(changed);
    }

    LicenseBody withId(UUID id) {
        return with("id", "\"" + id + "\"");
    }

    @Override
    public String toString() {
        return body.toString();
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + json, e);
        }
    }
}
