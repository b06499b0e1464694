package io.github.keyreeve.web.server;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.ResponseHttpFields.PersistentHttpField;

/** Gives every request its id and its client address before anything else looks at it. */
final class ArrivalCustomizer implements HttpConfiguration.Customizer {

    private final TrustedProxies trustedProxies;

    ArrivalCustomizer(TrustedProxies trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        String requestId = RequestId.acceptOrCreate(request.getHeaders().get(RequestId.HEADER));
        String clientAddress = trustedProxies.clientOf(request);
        new Arrival(requestId, clientAddress).attachTo(request);
        // Persistent, because a resource may reset its response and the header must survive that.
        responseHeaders.put(new PersistentHttpField(new HttpField(RequestId.HEADER, requestId)));
        return request;
    }
}
