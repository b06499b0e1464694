package io.github.keyreeve.web.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * Counts and times every request, and watches the virtual machine.
 *
 * <p>It listens as a request log because only that hears of requests that are refused before any handler sees them.
 */
final class RequestMetrics implements RequestLog, AutoCloseable {

    private final Meter.MeterProvider<Timer> requests;
    private final JvmGcMetrics garbageCollector = new JvmGcMetrics();

    RequestMetrics(MeterRegistry registry) {
        requests = Timer.builder("keyreeve.http.requests")
                .description("HTTP requests and the time until they were answered")
                .withRegistry(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        garbageCollector.bindTo(registry);
    }

    @Override
    public void log(Request request, Response response) {
        Tags tags = Tags.of(
                "route", Arrival.find(request).map(Arrival::routeLabel).orElse(Route.OTHER),
                "method", KnownMethod.of(request.getMethod()),
                "status", Integer.toString(response.getStatus()));
        requests.withTags(tags).record(System.nanoTime() - request.getBeginNanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        garbageCollector.close();
    }
}
