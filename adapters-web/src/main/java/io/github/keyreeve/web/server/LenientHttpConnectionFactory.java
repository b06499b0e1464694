package io.github.keyreeve.web.server;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Makes HTTP/1 connections that read requests with {@link LenientRequestParser}. */
final class LenientHttpConnectionFactory extends HttpConnectionFactory {

    LenientHttpConnectionFactory(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new LenientHttpConnection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /** Jetty's parser is replaced where its connection makes it: the one place that Jetty leaves open for this. */
    private static final class LenientHttpConnection extends HttpConnection {

        LenientHttpConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpParser strict = super.newHttpParser(compliance);
            HttpParser lenient = new LenientRequestParser((HttpParser.RequestHandler) strict.getHandler(),
                    getHttpConfiguration().getRequestHeaderSize(), compliance);
            lenient.setHeaderCacheSize(strict.getHeaderCacheSize());
            lenient.setHeaderCacheCaseSensitive(strict.isHeaderCacheCaseSensitive());
            return lenient;
        }
    }
}
