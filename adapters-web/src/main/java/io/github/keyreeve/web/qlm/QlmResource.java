package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.server.BodyTooLargeException;
import io.github.keyreeve.web.server.BoundedBody;
import io.github.keyreeve.web.server.ClientAddress;
import io.github.keyreeve.web.server.RequestId;
import io.github.keyreeve.web.server.Route;
import io.github.keyreeve.web.shop.Body;
import io.github.keyreeve.web.shop.ContentType;
import io.github.keyreeve.web.shop.Shop;
import io.github.keyreeve.web.shop.ShopRequest;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.shop.WrongContentTypeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** QLM's HTTP methods under any path, as {@code …/qlmservice.asmx/GetActivationKey} (source: contract 1). */
@Path("{service: (?i)(.*/)?qlmservice\\.asmx}/{method: [^/]+}")
public final class QlmResource {

    private static final Logger LOG = LoggerFactory.getLogger(QlmResource.class);

    private final ShopTable shops;
    private final Optional<ProviderName> defaultProvider;
    private final BoundedBody bodies;
    private final QlmAccess access;
    private final Set<QlmMethod> switchedOff;
    private final TellingDoor telling;
    private final QlmCalls calls;

    /** @param switchedOff the methods that the operator has switched off */
    public QlmResource(
            ShopTable shops,
            Optional<ProviderName> defaultProvider,
            BoundedBody bodies,
            QlmAccess access,
            Set<QlmMethod> switchedOff,
            TellingDoor telling,
            QlmCalls calls) {
        this.shops = shops;
        this.defaultProvider = defaultProvider;
        this.bodies = bodies;
        this.access = access;
        this.switchedOff = switchedOff;
        this.telling = telling;
        this.calls = calls;
    }

    @GET
    public Response get(@PathParam("method") String method, @Context HttpServletRequest http) {
        return call(method, http);
    }

    @POST
    public Response post(@PathParam("method") String method, @Context HttpServletRequest http) {
        return call(method, http);
    }

    /** Left alone, Jersey would answer as to GET, and issue. */
    @HEAD
    public Response head() {
        return Refusal.otherHttpMethod();
    }

    /** Left alone, Jersey would answer with a success. */
    @OPTIONS
    public Response options() {
        return Refusal.otherHttpMethod();
    }

    private Response call(String name, HttpServletRequest http) {
        Optional<QlmMethod> method = QlmMethod.named(name);
        if (method.isEmpty()) {
            return Refusal.of(Status.NOT_FOUND, "There is no such method. There are: " + QlmMethod.names() + ".");
        }
        Route.label(http, method.get().text());
        String address = ClientAddress.of(http);
        return calls.refusal(method.get(), address).orElseGet(() -> call(method.get(), http, address));
    }

    private Response call(QlmMethod method, HttpServletRequest http, String address) {
        try {
            byte[] query = Optional.ofNullable(http.getQueryString()).orElse("").getBytes(StandardCharsets.UTF_8);
            Body body = new Body(bodies.read(http), ContentType.of(Optional.ofNullable(http.getContentType())));
            Optional<Shop> teller = method == QlmMethod.WEB_HOOK_HANDLER && !switchedOff.contains(method)
                    ? ShopRequest.shopOf(shops, query, body, defaultProvider.map(shops::shop)).filter(telling::isFor)
                    : Optional.empty();
            return teller.isPresent()
                    ? telling.take(teller.get(), query, body.bytes(), address, http)
                    : answer(new QlmCall(method, http, read(method, query, body), address));
        } catch (UnreadableRequestException e) {
            return calls.unusable(method, Status.BAD_REQUEST, Refusal.sentence(e.errors()));
        } catch (WrongContentTypeException e) {
            return calls.unusable(method, Status.UNSUPPORTED_MEDIA_TYPE, e.getMessage());
        } catch (BodyTooLargeException e) {
            return calls.unusable(method, Status.REQUEST_ENTITY_TOO_LARGE, e.getMessage() + ".");
        } catch (StorageUnavailableException e) {
            LOG.error("Request {} found no database", RequestId.of(http), e);
            return calls.outage(method);
        }
    }

    private Response answer(QlmCall call) {
        if (switchedOff.contains(call.method())) {
            return calls.switchedOff(call);
        }
        return call.method().isForShops()
                ? access.admit(call, provider -> calls.ofShop(call, provider))
                : calls.ofApplication(call);
    }

    private ShopRequest read(QlmMethod method, byte[] query, Body body) {
        return method.isForShops()
                ? ShopRequest.read(shops, query, body, defaultProvider.map(shops::shop))
                : ShopRequest.plain(query, body);
    }
}
