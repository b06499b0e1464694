package io.github.keyreeve.web.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Names the request in every log line that is written while it runs. */
final class LoggingContext extends Handler.Wrapper {

    LoggingContext(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String requestId = Arrival.find(request).map(Arrival::requestId).orElse("-");
        MDC.put(RequestId.MDC_KEY, requestId);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(RequestId.MDC_KEY);
        }
    }
}
