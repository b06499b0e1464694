package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.web.server.BodyTooLargeException;
import io.github.keyreeve.web.server.BoundedBody;
import io.github.keyreeve.web.server.ClientAddress;
import io.github.keyreeve.web.server.RequestId;
import io.github.keyreeve.web.server.Route;
import io.github.keyreeve.web.shop.Shop;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Further addresses at which shops tell: {@code /webhooks/stripe}, and the one that QLM gives PayPal. */
@Path("/")
public final class WebhookResource {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookResource.class);
    private static final Duration STORAGE_WAIT = Duration.ofSeconds(5);
    private static final String PAYPAL = "paypal";

    private final ShopTable shops;
    private final BoundedBody bodies;
    private final TellingDoor telling;

    public WebhookResource(ShopTable shops, BoundedBody bodies, TellingDoor telling) {
        this.shops = shops;
        this.bodies = bodies;
        this.telling = telling;
    }

    @POST
    @Path("webhooks/{provider}")
    public Response tell(@PathParam("provider") String provider, @Context HttpServletRequest http) {
        Route.label(http, "webhooks");
        return shops.shop(provider).filter(telling::isFor)
                .map(shop -> take(shop, http))
                .orElseGet(() -> Refusal.of(Status.NOT_FOUND, "There is no shop of this name that tells what it sold."));
    }

    @POST
    @Path("{service: (?i)(.*/)?qlmpaypalipn\\.aspx}")
    public Response payPal(@Context HttpServletRequest http) {
        Route.label(http, "webhooks");
        return take(shops.shop(PAYPAL).orElseThrow(), http);
    }

    private Response take(Shop shop, HttpServletRequest http) {
        try {
            byte[] query = Optional.ofNullable(http.getQueryString()).orElse("").getBytes(StandardCharsets.UTF_8);
            return telling.take(shop, query, bodies.read(http), ClientAddress.of(http), http);
        } catch (UnreadableRequestException e) {
            return Refusal.of(e.errors());
        } catch (BodyTooLargeException e) {
            return Refusal.of(Status.REQUEST_ENTITY_TOO_LARGE, e.getMessage() + ".");
        } catch (StorageUnavailableException e) {
            LOG.error("Request {} found no database", RequestId.of(http), e);
            return Refusal.later(Status.SERVICE_UNAVAILABLE, "The database cannot be reached now; send it again.", STORAGE_WAIT);
        }
    }
}
