package io.github.keyreeve.events;

import io.github.keyreeve.application.port.out.EventPost;
import io.github.keyreeve.events.CheckedNames.Lookup;
import io.github.keyreeve.events.CheckedNames.RefusedAddressException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts by HTTP/1.1, over TLS that checks the certificate against the name. Each message has its own connection and a
 * bounded time for all of it; proxies, redirects, cookies and the answer's content have no effect.
 */
public final class HttpEventPost implements EventPost, AutoCloseable {

    private static final int READ_AT_MOST = 16 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    /** More than the callers have threads. */
    private static final int CONNECTIONS = 1_000;

    private final boolean privateAllowed;
    private final Duration longest;
    private final Lookup lookup;
    private final Supplier<SSLContext> tls;
    private final Patience patience;
    /** Made when it is first needed: it takes a tenth of the server's start, and most have no endpoints. */
    private Optional<CloseableHttpClient> client = Optional.empty();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "keyreeve-event-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param privateAllowed whether addresses inside of a network may be connected to, and be asked without TLS */
    public HttpEventPost(boolean privateAllowed) {
        this(privateAllowed, InetAddress::getAllByName, SSLContexts::createSystemDefault, Patience.USUAL);
    }

    HttpEventPost(boolean privateAllowed, Lookup lookup, Supplier<SSLContext> tls, Patience patience) {
        this.privateAllowed = privateAllowed;
        this.longest = patience.all();
        this.lookup = lookup;
        this.tls = tls;
        this.patience = patience;
    }

    private synchronized CloseableHttpClient client() {
        CloseableHttpClient made = client.orElseGet(this::newClient);
        client = Optional.of(made);
        return made;
    }

    private CloseableHttpClient newClient() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(lookup, privateAllowed ? any -> true : PublicAddresses::isPublic))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls.get()))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(patience.connect()))
                                .setSocketTimeout(timeout(patience.answer()))
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout(patience.answer())).build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Keyreeve")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** How long to wait for a connection, for more of an answer, and for everything together. */
    record Patience(Duration connect, Duration answer, Duration all) {

        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    @Override
    public Optional<String> refusal(String url) {
        return EndpointUrl.refusal(url, privateAllowed);
    }

    @Override
    public Answer send(Message message) {
        // What is stored was right once; the setting may have changed since.
        Optional<String> refusal = refusal(message.url());
        if (refusal.isPresent()) {
            return new Answer.Failed("The address %s.".formatted(refusal.get()));
        }
        HttpPost request = new HttpPost(URI.create(message.url()));
        message.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(message.body(), ContentType.APPLICATION_JSON));
        ScheduledFuture<?> deadline = deadlines.schedule(() -> request.cancel(), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Answer.Answered(status(request));
        } catch (IOException e) {
            return new Answer.Failed(words(e, request.isCancelled()));
        } finally {
            deadline.cancel(false);
        }
    }

    private int status(HttpPost request) throws IOException {
        ClassicHttpResponse response = client().executeOpen(target(request), request, null);
        int status = response.getCode();
        try (response) {
            skipSome(response.getEntity());
            // Closing would read the rest, however much there is.
            request.cancel();
        } catch (IOException e) {
            // The endpoint has answered; how the connection ended does not matter.
        }
        return status;
    }

    private static HttpHost target(HttpPost request) throws IOException {
        try {
            return HttpHost.create(request.getUri());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void skipSome(HttpEntity entity) throws IOException {
        if (entity != null) {
            InputStream content = entity.getContent();
            content.readNBytes(READ_AT_MOST);
        }
    }

    private static String words(IOException failure, boolean tooLate) {
        if (tooLate) {
            return "The endpoint did not answer in time.";
        }
        return switch (failure) {
            case RefusedAddressException refused -> "The name means a private or loopback address, which is refused.";
            case UnknownHostException unknown -> "The name of the endpoint is not known.";
            case SSLException tls -> "No secure connection: the certificate is not trusted, or not for this name.";
            case SocketTimeoutException timeout -> "The endpoint did not answer in time.";
            case ConnectException refused -> "The endpoint cannot be connected to.";
            default -> "The connection broke before there was an answer.";
        };
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    @Override
    public synchronized void close() {
        deadlines.shutdownNow();
        client.ifPresent(open -> open.close(CloseMode.IMMEDIATE));
    }
}
