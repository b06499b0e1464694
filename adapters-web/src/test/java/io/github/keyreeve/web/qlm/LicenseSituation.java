package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A licence for two computers that a test brings into a state by the methods that bring it there in real life, from
 * noon of 2026-01-05 on. Its last day is the 30th from then, or from the first activation.
 */
final class LicenseSituation {

    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    static final Instant EXPIRY = Instant.parse("2026-02-04T23:59:59Z");
    static final String HERE = "pc-here";
    static final String OTHER = "pc-other";
    static final String THIRD = "pc-third";
    private static final int DAYS = 30;

    private final QlmServer server;
    private final License license;

    private LicenseSituation(QlmServer server, Expiry expiry, LicenseModel model) {
        this.server = server;
        server.clock.set(NOON);
        IssuedOrder order = Orders.anOrder().withProvider("api").withModel(model).withExpiry(expiry).withActivations(2)
                .createdAt(NOON).build();
        server.storage.issuedOrders().add(order, Optional.empty(), "");
        license = order.licenses().getFirst();
    }

    static LicenseSituation of(QlmServer server, LicenseModel model) {
        return new LicenseSituation(server, model.isPermanent() ? new Expiry.Never() : new Expiry.At(EXPIRY), model);
    }

    static LicenseSituation waiting(QlmServer server, LicenseModel model) {
        return new LicenseSituation(server, new Expiry.AfterFirstActivation(DAYS), model);
    }

    String key() {
        return license.key().grouped();
    }

    License stored() {
        return server.storage.licenses().find(license.id()).orElseThrow().license();
    }

    /** @return the computer key */
    String activate(String computer) {
        RawAnswer answer = application("ActivateKey", "1", "1", "0", "is_pcid=" + computer);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.body();
    }

    void at(Instant now) {
        server.clock.set(now);
    }

    void afterExpiry(Duration time) {
        at(EXPIRY.plus(time));
    }

    void revoke() {
        shop("RevokeLicenseHttp", "is_avkey=" + key());
    }

    void upgrade() {
        shop("UpgradeLicense", "is_avkey=%s&is_productid=1&is_majorversion=2&is_minorversion=0".formatted(key()));
    }

    /** What an application for that version of that product asks. */
    RawAnswer application(String method, String product, String major, String minor, String arguments) {
        return RawClient.get(server.uri(),
                "/qlmservice.asmx/%s?is_avkey=%s&is_productid=%s&is_majorversion=%s&is_minorversion=%s&%s".formatted(
                        method, URLEncoder.encode(key(), StandardCharsets.UTF_8), product, major, minor, arguments));
    }

    List<String> activeComputers() {
        return server.storage.activations().of(license.id(), new PageRequest(10, Optional.empty())).items().stream()
                .map(Activation::computer).map(computer -> computer.text()).sorted().toList();
    }

    private void shop(String method, String arguments) {
        RawAnswer answer = RawClient.get(server.uri(), "/qlmservice.asmx/%s?is_vendor=api&%s".formatted(method, arguments));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
    }
}
