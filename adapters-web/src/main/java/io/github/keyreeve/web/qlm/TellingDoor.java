package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.AdmitProvider.Claim;
import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.application.port.in.TakeShopEvents;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.notice.SenderCheck;
import io.github.keyreeve.web.notice.SenderUnknownException;
import io.github.keyreeve.web.notice.ShopEventReader;
import io.github.keyreeve.web.notice.ShopMessage;
import io.github.keyreeve.web.notice.ShopNotices;
import io.github.keyreeve.web.server.RequestId;
import io.github.keyreeve.web.shop.Fields;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.Shop;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.shop.WebhookScheme;
import io.github.keyreeve.web.webhook.IpnAnswer;
import io.github.keyreeve.web.webhook.WebhookSignature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what shops tell: decides over the raw bytes whether it is genuine, keeps it, and answers. Nothing is worked on
 * meanwhile, since shops wait for seconds only.
 */
public final class TellingDoor {

    private static final Logger LOG = LoggerFactory.getLogger(TellingDoor.class);
    private static final Duration VERIFICATION_WAIT = Duration.ofSeconds(60);

    private final ShopNotices notices;
    private final QlmAccess access;
    private final SenderCheck payPal;
    private final TakeShopEvents inbox;
    private final Clock clock;

    /** @param payPal asks PayPal, which signs nothing, whether it has sent a message */
    public TellingDoor(ShopNotices notices, QlmAccess access, SenderCheck payPal, TakeShopEvents inbox, Clock clock) {
        this.notices = notices;
        this.access = access;
        this.payPal = payPal;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Whether the shop tells at QlmWebHookHandler, rather than to ask there. */
    boolean isFor(Shop shop) {
        return !shop.asksAtWebHook() && notices.of(shop.name()).isPresent();
    }

    Response take(Shop shop, byte[] query, byte[] body, String address, HttpServletRequest http) {
        if (!http.getMethod().equals(HttpMethod.POST)) {
            return Refusal.of(Status.METHOD_NOT_ALLOWED, "What a shop tells is taken by POST only.");
        }
        ShopEventReader reader = notices.of(shop.name()).orElseThrow();
        Fields inUrl = FormText.read(query, StandardCharsets.UTF_8, "query");
        ShopMessage message = new ShopMessage(body, headers(http), sellers(inUrl));
        if (reader.isGreeting(message)) {
            return taken("OK");
        }
        Claim claim = new Claim(Optional.of(shop.name().text()), credentials(inUrl, http), signature(shop, reader, message), address);
        try {
            Response answer = access.admit(claim, provider -> {
                inbox.take(notices.events(shop.name(), message), address);
                return answer(shop, provider, message);
            });
            if (answer.getStatusInfo().getFamily() == Status.Family.CLIENT_ERROR) {
                LOG.warn("Request {}: what {} tells was refused with {}", RequestId.of(http), shop.name(), answer.getStatus());
            }
            return answer.getStatus() == Status.UNAUTHORIZED.getStatusCode()
                    ? Response.fromResponse(answer).status(reader.refusalStatus()).build()
                    : answer;
        } catch (SenderUnknownException e) {
            LOG.warn("Request {}: PayPal could not be asked whether it has sent this", RequestId.of(http));
            return Refusal.later(Status.SERVICE_UNAVAILABLE, "It cannot be verified now who sent this; send it again.", VERIFICATION_WAIT);
        }
    }

    /** A message about somebody else's sales is not genuine here, whoever sent it. */
    private Signature signature(Shop shop, ShopEventReader reader, ShopMessage message) {
        Signature ofShop = signature(shop, message);
        return provider -> provider.notices().receiver().filter(receiver -> !isTo(receiver, reader, message)).isPresent()
                ? Signature.Verdict.WRONG
                : ofShop.check(provider);
    }

    /** What cannot be read does not say whose it is, and is kept for somebody to look at. */
    private static boolean isTo(String receiver, ShopEventReader reader, ShopMessage message) {
        try {
            return reader.isTo(receiver, message);
        } catch (UnreadableRequestException e) {
            return true;
        }
    }

    private Signature signature(Shop shop, ShopMessage message) {
        if (shop.webhookSignature() instanceof WebhookScheme.Postback) {
            return provider -> payPal.check(message);
        }
        WebhookSignature signature = WebhookSignature.of(shop.webhookSignature(), clock);
        return provider -> provider.tellingSecret()
                .map(secret -> signature.check(message.body(), message.headers(), secret).forAdmission())
                .orElse(Signature.Verdict.NOT_SIGNED_BY_THIS_SENDER);
    }

    /** 2Checkout repeats a message until its receipt is signed; other shops do not read the body. */
    private Response answer(Shop shop, Provider provider, ShopMessage message) {
        return shop.webhookSignature() instanceof WebhookScheme.TwoCheckoutIpn scheme
                ? provider.tellingSecret()
                        .flatMap(secret -> new IpnAnswer(scheme, clock).to(message.body(), secret))
                        .map(TellingDoor::taken)
                        .orElseGet(() -> taken("OK"))
                : taken("OK");
    }

    private static Response taken(String body) {
        return Response.ok(body, QlmCall.TEXT).build();
    }

    private static Optional<Credentials> credentials(Fields inUrl, HttpServletRequest http) {
        Optional<String> user = inUrl.value("is_user");
        Optional<String> password = inUrl.value("is_pwd");
        return user.isPresent() || password.isPresent()
                ? Optional.of(new Credentials(user.orElse(""), password.orElse("")))
                : BasicCredentials.of(http);
    }

    /** What the seller wrote into the URL, but for who calls. */
    private static Arguments sellers(Fields inUrl) {
        Map<String, String> arguments = new HashMap<>(inUrl.arguments());
        arguments.keySet().removeAll(List.of("is_vendor", "is_user", "is_pwd", "is_quantity"));
        return Arguments.of(arguments);
    }

    private static Map<String, List<String>> headers(HttpServletRequest http) {
        return Collections.list(http.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> Collections.list(http.getHeaders(name))));
    }
}
