package io.github.keyreeve.web.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A resource that answers when the test lets it. */
@Path("/")
public class GateResource {

    static final String REQUEST = "GET /gate HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);

    @GET
    @Path("gate")
    public String pass() throws InterruptedException {
        entered.release();
        open.await();
        return "passed";
    }

    void awaitRequests(int count) {
        entered.acquireUninterruptibly(count);
    }

    void open() {
        open.countDown();
    }
}
