package io.github.keyreeve.web.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers those who watch over the server, in front of the queue that everybody else waits in. */
final class OperationsHandler extends Handler.Wrapper {

    private final PrometheusMeterRegistry metrics;
    private final ReadinessCheck readiness;

    OperationsHandler(PrometheusMeterRegistry metrics, ReadinessCheck readiness) {
        this.metrics = metrics;
        this.readiness = readiness;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return super.handle(request, response, callback);
        }
        switch (Request.getPathInContext(request)) {
            case "/metrics" -> {
                label(request, "metrics");
                write(response, callback, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
            }
            case "/health/live" -> {
                label(request, "health");
                writeHealth(response, callback, true);
            }
            case "/health/ready" -> {
                label(request, "health");
                readiness.ask().thenAccept(ready -> writeHealth(response, callback, ready));
            }
            default -> {
                return super.handle(request, response, callback);
            }
        }
        return true;
    }

    private static void label(Request request, String label) {
        Arrival.find(request).ifPresent(arrival -> arrival.routeLabel(label));
    }

    private static void writeHealth(Response response, Callback callback, boolean up) {
        response.setStatus(up ? 200 : 503);
        write(response, callback, "application/json", up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private static void write(Response response, Callback callback, String type, String body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, body, callback);
    }
}
