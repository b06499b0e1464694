package io.github.keyreeve.web.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ResourceConfig;

/** Starts servers on free ports. */
public final class TestServer {

    private TestServer() {}

    public static WebServer start() {
        return start(UnaryOperator.identity());
    }

    public static WebServer start(UnaryOperator<WebServerSettings> change) {
        return start(change, new ResourceConfig(EchoResource.class));
    }

    public static WebServer start(UnaryOperator<WebServerSettings> change, ResourceConfig resources) {
        return WebServer.start(change.apply(settings()), resources, registry(), () -> true);
    }

    public static WebServerSettings settings() {
        return WebServerSettings.defaults().withAddress("127.0.0.1", 0);
    }

    static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
