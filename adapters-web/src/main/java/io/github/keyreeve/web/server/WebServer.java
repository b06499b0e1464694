package io.github.keyreeve.web.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: Jersey resources in embedded Jetty, with everything around them that is the same for each.
 *
 * <p>Every answer carries its request's id, every request is logged and counted, and what no resource answers is
 * answered here. Running from the moment it is made until it is closed.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration READINESS_PATIENCE = Duration.ofSeconds(2);

    private final Server server;
    private final ServerConnector connector;
    private final RunningRequests runningRequests;
    private final RequestMetrics requestMetrics;
    private final URI uri;

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException if a TLS file cannot be used
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static WebServer start(WebServerSettings settings, ResourceConfig resources,
            PrometheusMeterRegistry metrics, Readiness readiness) {
        return new WebServer(settings, resources, metrics, readiness);
    }

    private WebServer(WebServerSettings settings, ResourceConfig resources, PrometheusMeterRegistry metrics,
            Readiness readiness) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.maxThreads() + HandlerChain.SPARE_THREADS);
        threads.setName("http");
        server = new Server(threads);
        connector = Connectors.create(server, settings);
        requestMetrics = new RequestMetrics(metrics);
        server.addConnector(connector);
        server.setRequestLog(new RequestLog.Collection(new AccessLog(settings.accessLog()), requestMetrics));
        server.setErrorHandler(new ContainerErrors());
        runningRequests = HandlerChain.create(settings, resources,
                new OperationsHandler(metrics, new ReadinessCheck(readiness, READINESS_PATIENCE)));
        server.setHandler(runningRequests);
        server.setStopTimeout(settings.stopTimeout().toMillis());
        begin();
        String scheme = settings.tls().isPresent() ? "https" : "http";
        uri = URI.create("%s://%s:%d/".formatted(scheme, bracketed(settings.host()), connector.getLocalPort()));
    }

    /** Where the server listens; the port is the real one if any free one was asked for. */
    public URI uri() {
        return uri;
    }

    /** Stops: accepts nothing more, lets the running requests finish within the stop timeout, then returns. */
    @Override
    public void close() {
        try {
            runningRequests.endIdleConnections(connector);
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn("Requests that were still running after {} ms have been cut off", server.getStopTimeout());
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop cleanly", e);
        } finally {
            requestMetrics.close();
        }
    }

    private void begin() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            if (e instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw new IllegalStateException("The HTTP server did not start", e);
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
