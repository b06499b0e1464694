package io.github.keyreeve.web.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Knows which connections have a request under way, so that a stopping server waits for those, even where the body is
 * still arriving, and not for connections that are merely kept alive.
 */
final class RunningRequests extends Handler.Wrapper {

    private static final long SOON_MILLISECONDS = 100;

    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    RunningRequests(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint connection = onTheWire(request.getConnectionMetaData().getConnection().getEndPoint());
        busy.add(connection);
        Request.addCompletionListener(request, failure -> {
            busy.remove(connection);
            if (stopping) {
                connection.setIdleTimeout(SOON_MILLISECONDS);
            }
        });
        return super.handle(request, response, callback);
    }

    /** From now on a connection ends soon after its request does, and at once if it has none. */
    void endIdleConnections(ServerConnector connector) {
        stopping = true;
        connector.getConnectedEndPoints().stream()
                .filter(connection -> !busy.contains(connection))
                .forEach(connection -> connection.setIdleTimeout(SOON_MILLISECONDS));
    }

    /** Below TLS. */
    private static EndPoint onTheWire(EndPoint endPoint) {
        return endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
    }
}
