package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Postman;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import io.github.keyreeve.bootstrap.config.Secret;
import io.github.keyreeve.bootstrap.files.DataDirectory;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.mail.SmtpPostman;
import io.github.keyreeve.mail.SmtpServer;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.inquiry.ShopApis;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.github.keyreeve.web.qlm.StrictAuthentication;
import io.github.keyreeve.web.server.TlsFiles;
import io.github.keyreeve.web.server.WebServerSettings;
import io.github.keyreeve.web.signature.XmlSignature;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The operator's settings in the words of the parts that they are for. */
final class Configured {

    private static final Duration LEAST_STOP_TIMEOUT = Duration.ofMillis(1);

    private Configured() {}

    static DatabaseSettings database(KeyreeveConfig config, DataDirectory data) {
        KeyreeveConfig.Database given = config.database();
        DatabaseSettings settings = given.url()
                .map(url -> DatabaseSettings.of(url, given.user().orElse(""), given.password().map(Secret::reveal).orElse("")))
                .orElseGet(() -> DatabaseSettings.embedded(data.path()));
        return new DatabaseSettings(
                settings.url(), settings.user(), settings.password(), given.poolSize(), settings.connectionWait());
    }

    static IssuingRules issuingRules(KeyreeveConfig config) {
        KeyreeveConfig.Issuing issuing = config.issuing();
        return new IssuingRules(issuing.zone(), issuing.expiryDateFormat(), issuing.useDurationToSetExpiryDate(),
                issuing.maintenancePlanDays(), issuing.maxKeysPerOrder());
    }

    static UsageRules usageRules(KeyreeveConfig config) {
        KeyreeveConfig.Usage usage = config.usage();
        return new UsageRules(
                new GracePeriods(usage.subscriptionGraceDays(), usage.maintenanceGraceDays()),
                new Releases.Limit(usage.maxReleases(), usage.releasePeriodDays()),
                usage.releaseNeedsCode(),
                usage.upgradeKeepsComputers(),
                config.issuing().zone());
    }

    static Set<QlmMethod> switchedOff(KeyreeveConfig config) {
        return Arrays.stream(QlmMethod.values())
                .filter(method -> config.usage().switchedOffMethods().contains(method.text()))
                .collect(Collectors.toSet());
    }

    static XmlSignature xmlSignature(KeyreeveConfig config) {
        return new XmlSignature(config.usage().xmlSignatureSha1() ? XmlSignature.Hash.SHA_1 : XmlSignature.Hash.SHA_256);
    }

    static PayPalPostback payPal(KeyreeveConfig config) {
        return new PayPalPostback(config.shops().payPal(), config.shops().payPalSandbox(), PayPalPostback.MAX_PATIENCE);
    }

    static ShopApis shopApis(KeyreeveConfig config) {
        return new ShopApis(config.shops().stripe(), config.shops().paddle());
    }

    static PublicLimits publicLimits(KeyreeveConfig config) {
        return new PublicLimits(
                config.limits().perAddress(), config.limits().perKey(), config.limits().wrongKeysPerAddress());
    }

    static Optional<ProviderName> defaultProvider(KeyreeveConfig config) {
        return config.issuing().defaultProvider().map(ProviderName::new);
    }

    static StrictAuthentication strictAuthentication(KeyreeveConfig config, Clock clock) {
        return new StrictAuthentication(
                config.strictAuthentication().methods().stream()
                        .map(method -> method.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                config.strictAuthentication().tolerance(),
                config.http().publicUrl().map(URI::toString),
                clock);
    }

    /** Empty if there is no mail server. */
    static Optional<Postman> postman(KeyreeveConfig config) {
        return config.mail().map(mail -> new SmtpPostman(
                new SmtpServer(mail.host(), mail.port(), mail.tls(),
                        mail.login().map(login -> new SmtpServer.Login(login.user(), login.password().reveal())),
                        SmtpServer.USUAL_PATIENCE),
                mail.from(),
                mail.replyTo(),
                Optional.empty()));
    }

    static WebServerSettings webServer(KeyreeveConfig config) {
        KeyreeveConfig.Http http = config.http();
        WebServerSettings usual = WebServerSettings.defaults();
        return new WebServerSettings(
                http.host(),
                http.port(),
                http.tls().map(tls -> new TlsFiles(tls.certificate(), tls.key())),
                usual.maxHeaderBytes(),
                http.maxBodyBytes(),
                http.requestThreads(),
                usual.maxWaitingRequests(),
                usual.maxWait(),
                http.stopTimeout().isZero() ? LEAST_STOP_TIMEOUT : http.stopTimeout(),
                usual.idleTimeout(),
                http.trustedProxies(),
                http.accessLog());
    }
}
