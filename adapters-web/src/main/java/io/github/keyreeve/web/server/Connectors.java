package io.github.keyreeve.web.server;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the socket that the server listens on, with or without TLS. */
final class Connectors {

    /**
     * Queries may be as wrong as they like, since resources answer them in their own words; paths may not, but for the
     * doubled slash of a shop that joins "https://host/" and "/qlmservice.asmx".
     */
    private static final UriCompliance STRICT_PATH_LENIENT_QUERY = UriCompliance.DEFAULT.with("KEYREEVE",
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.BAD_PERCENT_ENCODING,
            UriCompliance.Violation.BAD_UTF8_ENCODING,
            UriCompliance.Violation.TRUNCATED_UTF8_ENCODING);

    private Connectors() {}

    static ServerConnector create(Server server, WebServerSettings settings) {
        HttpConfiguration http = http(settings);
        LenientHttpConnectionFactory http1 = new LenientHttpConnectionFactory(http);
        ServerConnector connector = settings.tls()
                .map(files -> {
                    // A shop may reach the server by an address or an alias that the certificate does not name.
                    http.addCustomizer(new SecureRequestCustomizer(false));
                    return new ServerConnector(server, 1, 1,
                            new SslConnectionFactory(tls(files), http1.getProtocol()), http1);
                })
                .orElseGet(() -> new ServerConnector(server, 1, 1, http1));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        // A stopping server would otherwise wait only a second for the rest of a body; RunningRequests does it better.
        connector.setShutdownIdleTimeout(-1);
        connector.setAcceptQueueSize(1_024);
        return connector;
    }

    private static HttpConfiguration http(WebServerSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(settings.maxHeaderBytes());
        http.setUriCompliance(STRICT_PATH_LENIENT_QUERY);
        http.addCustomizer(new ArrivalCustomizer(new TrustedProxies(settings.trustedProxies())));
        return http;
    }

    private static SslContextFactory.Server tls(TlsFiles files) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(PemKeyStore.load(files));
        tls.setKeyStorePassword(PemKeyStore.PASSWORD);
        tls.setSniRequired(false);
        return tls;
    }
}
