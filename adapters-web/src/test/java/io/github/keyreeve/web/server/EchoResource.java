package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A resource that tells what reached it. */
@Path("/")
@Produces("text/plain; charset=utf-8")
public class EchoResource {

    static final String SECRET = "java.lang.Secret at Keyreeve.java:1";

    private static final Logger LOG = LoggerFactory.getLogger(EchoResource.class);

    @GET
    @Path("{anything: .*}/query")
    public String query(@Context HttpServletRequest request) {
        return String.valueOf(request.getQueryString());
    }

    @POST
    @Path("{anything: .*}/query")
    public String queryAndBody(@Context HttpServletRequest request) {
        return request.getQueryString() + "\n" + new String(new BoundedBody(100).read(request));
    }

    @POST
    @Path("length")
    public String length(@Context HttpServletRequest request) {
        return Integer.toString(new BoundedBody(1 << 20).read(request).length);
    }

    @GET
    @Path("client")
    public String client(@Context HttpServletRequest request) {
        return ClientAddress.of(request);
    }

    @GET
    @Path("id")
    public String id(@Context HttpServletRequest request) {
        LOG.info("in the resource");
        return RequestId.of(request) + " " + MDC.get(RequestId.MDC_KEY);
    }

    @GET
    @Path("reset")
    public String reset(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        response.reset();
        return "reset";
    }

    @GET
    @Path("labelled")
    public String labelled(@Context HttpServletRequest request) {
        Route.label(request, "labelled");
        return "labelled";
    }

    @GET
    @Path("{anything: (api)?}/failure")
    public String failure() {
        throw new IllegalStateException(SECRET);
    }

    @GET
    @Path("failure")
    public String plainFailure() {
        throw new IllegalStateException(SECRET);
    }
}
