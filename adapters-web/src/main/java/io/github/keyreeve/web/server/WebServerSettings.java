package io.github.keyreeve.web.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything about the HTTP server that an operator can choose.
 *
 * @param host the address to listen on
 * @param port 0 to 65,535; 0 takes any free port
 * @param tls the certificate and key; without them the server speaks plain HTTP
 * @param maxHeaderBytes 1,024 to 1,048,576, for the request line and all headers together
 * @param maxBodyBytes 1 to 1,073,741,824, for the body of one request ({@link BoundedBody})
 * @param maxThreads 4 to 10,000
 * @param maxWaitingRequests 0 to 100,000 requests may wait for a thread; any more are answered 503 at once
 * @param maxWait how long a request may wait for a thread before it is answered 503
 * @param stopTimeout how long a stopping server waits for the requests it is still answering
 * @param idleTimeout how long a connection may be silent, also in the middle of a request
 * @param trustedProxies addresses and CIDR ranges whose {@code X-Forwarded-For} is believed
 * @param accessLog how requests are logged
 */
public record WebServerSettings(
        String host,
        int port,
        Optional<TlsFiles> tls,
        int maxHeaderBytes,
        int maxBodyBytes,
        int maxThreads,
        int maxWaitingRequests,
        Duration maxWait,
        Duration stopTimeout,
        Duration idleTimeout,
        List<String> trustedProxies,
        AccessLogFormat accessLog) {

    public WebServerSettings {
        requireNonNull(host, "host");
        requireNonNull(tls, "tls");
        requireNonNull(accessLog, "accessLog");
        requireRange("port", port, 0, 65_535);
        requireRange("maxHeaderBytes", maxHeaderBytes, 1_024, 1 << 20);
        requireRange("maxBodyBytes", maxBodyBytes, 1, 1 << 30);
        requireRange("maxThreads", maxThreads, 4, 10_000);
        requireRange("maxWaitingRequests", maxWaitingRequests, 0, 100_000);
        requirePositive("maxWait", maxWait);
        requirePositive("stopTimeout", stopTimeout);
        requirePositive("idleTimeout", idleTimeout);
        trustedProxies = List.copyOf(trustedProxies);
        new TrustedProxies(trustedProxies);
    }

    /** Loopback only, port 8080, plain HTTP, no trusted proxy. */
    public static WebServerSettings defaults() {
        return new WebServerSettings("127.0.0.1", 8080, Optional.empty(), 16 * 1024, 1 << 20, 64, 256,
                Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), List.of(), AccessLogFormat.JSON);
    }

    public WebServerSettings withAddress(String newHost, int newPort) {
        return new WebServerSettings(newHost, newPort, tls, maxHeaderBytes, maxBodyBytes, maxThreads,
                maxWaitingRequests, maxWait, stopTimeout, idleTimeout, trustedProxies, accessLog);
    }

    public WebServerSettings withTls(TlsFiles files) {
        return new WebServerSettings(host, port, Optional.of(files), maxHeaderBytes, maxBodyBytes, maxThreads,
                maxWaitingRequests, maxWait, stopTimeout, idleTimeout, trustedProxies, accessLog);
    }

    public WebServerSettings withLoad(int threads, int waitingRequests, Duration wait) {
        return new WebServerSettings(host, port, tls, maxHeaderBytes, maxBodyBytes, threads,
                waitingRequests, wait, stopTimeout, idleTimeout, trustedProxies, accessLog);
    }

    public WebServerSettings withTimeouts(Duration stop, Duration idle) {
        return new WebServerSettings(host, port, tls, maxHeaderBytes, maxBodyBytes, maxThreads,
                maxWaitingRequests, maxWait, stop, idle, trustedProxies, accessLog);
    }

    public WebServerSettings withTrustedProxies(List<String> proxies) {
        return new WebServerSettings(host, port, tls, maxHeaderBytes, maxBodyBytes, maxThreads,
                maxWaitingRequests, maxWait, stopTimeout, idleTimeout, proxies, accessLog);
    }

    public WebServerSettings withAccessLog(AccessLogFormat format) {
        return new WebServerSettings(host, port, tls, maxHeaderBytes, maxBodyBytes, maxThreads,
                maxWaitingRequests, maxWait, stopTimeout, idleTimeout, trustedProxies, format);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, not %d".formatted(name, least, most, value));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s must be longer than nothing, not %s".formatted(name, value));
        }
    }
}
