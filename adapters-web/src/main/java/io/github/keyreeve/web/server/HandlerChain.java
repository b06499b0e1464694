package io.github.keyreeve.web.server;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
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

    private HandlerChain() {}

    static Handler create(WebServerSettings settings, ResourceConfig resources, OperationsHandler operations) {
        operations.setHandler(queue(settings, new LoggingContext(servlets(resources))));
        return new GracefulHandler(operations);
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
        resources.register(new UnhandledFailures(), Integer.MAX_VALUE);
        // It would describe every resource to anybody who asks.
        resources.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        ServletHolder jersey = new ServletHolder(new ServletContainer(resources));
        jersey.setInitOrder(1);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ContainerErrors());
        context.addFilter(new FilterHolder(new UntouchedRequests()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(jersey, "/*");
        return context;
    }
}
