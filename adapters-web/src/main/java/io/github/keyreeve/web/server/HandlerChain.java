package io.github.keyreeve.web.server;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/** The way of a request to its resource: graceful stop, operations, the queue, logging, Jersey. */
final class HandlerChain {

    /** Threads that accept, select, and answer operations while all the others are taken by requests. */
    static final int SPARE_THREADS = 8;

    /** Warns of every resource that is registered as an object; ours are, for want of a container that makes them. */
    private static final Logger JERSEY_PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    private HandlerChain() {}

    static RunningRequests create(WebServerSettings settings, ResourceConfig resources, OperationsHandler operations) {
        operations.setHandler(queue(settings, new LoggingContext(servlets(resources))));
        GracefulHandler graceful = new GracefulHandler(operations);
        // It would cut off requests whose body is still arriving; RunningRequests tells them from idle connections.
        graceful.setShutdownIdleTimeout(-1);
        return new RunningRequests(graceful);
    }

    /** A waiting request holds no thread, so that a slow database costs memory for a bounded number of requests. */
    private static Handler queue(WebServerSettings settings, Handler next) {
        QoSHandler queue = new QoSHandler(next);
        queue.setMaxRequestCount(settings.maxThreads());
        queue.setMaxSuspendedRequestCount(settings.maxWaitingRequests());
        queue.setMaxSuspend(settings.maxWait());
        return queue;
    }

    private static Handler servlets(ResourceConfig resources) {
        JERSEY_PROVIDERS.setLevel(Level.SEVERE);
        resources.register(new UnhandledFailures(), Integer.MAX_VALUE);
        // It would describe every resource to anybody who asks.
        resources.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        ServletHolder jersey = new ServletHolder(new ServletContainer(resources));
        jersey.setInitOrder(1);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ContainerErrors());
        context.addFilter(new FilterHolder(new UntouchedRequests()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(jersey, "/*");
        // Doubled slashes, the one ambiguity that Connectors lets through.
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        return context;
    }
}
