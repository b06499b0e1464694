package io.github.keyreeve.bootstrap.config;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import io.github.keyreeve.mail.MailAddress;
import io.github.keyreeve.mail.SmtpTls;
import io.github.keyreeve.web.server.AccessLogFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration, read once at the start and acceptable in every part. {@link Settings} says what each setting
 * means. Its {@code toString()} shows no secret.
 *
 * @param data       absent in a demo that names none, which gets a fresh temporary directory
 * @param secretsDir absent if the secrets are kept in the data directory
 * @param adminToken absent if the token of the data directory's file counts
 * @param mail       absent if there is no mail server
 * @param allowPrivateEndpoints whether the vendor's own systems may be told of events at private addresses
 */
public record KeyreeveConfig(boolean demo, Optional<Path> data, Optional<Path> secretsDir, Optional<Secret> adminToken,
        Database database, Http http, Issuing issuing, Usage usage, Shops shops, Limits limits,
        StrictAuthentication strictAuthentication, Optional<Mail> mail, boolean allowPrivateEndpoints, Kept kept) {

    /**
     * The database.
     *
     * @param url absent for the embedded one in the data directory
     */
    public record Database(Optional<String> url, Optional<String> user, Optional<Secret> password, int poolSize,
            boolean migrate) {

        @Override
        public String toString() {
            return "Database[url=%s, user=%s, poolSize=%d, migrate=%s]".formatted(
                    url.map(DatabaseUrl::withoutPassword), user, poolSize, migrate);
        }
    }

    /**
     * How the server is reached.
     *
     * @param trustedProxies networks in CIDR notation, each with its prefix length
     * @param wrongCredentialsPerMinute 0 for no limit
     */
    public record Http(String host, int port, Optional<URI> publicUrl, List<String> trustedProxies, Optional<Tls> tls,
            int requestThreads, int maxBodyBytes, Duration stopTimeout, int wrongCredentialsPerMinute,
            AccessLogFormat accessLog) {
    }

    /** The PEM files to serve https with. */
    public record Tls(Path certificate, Path key) {
    }

    /** The rules of issuing that an installation may choose. */
    public record Issuing(Optional<String> defaultProvider, int maxKeysPerOrder, int maintenancePlanDays,
            boolean useDurationToSetExpiryDate, ExpiryDateFormat expiryDateFormat, ZoneId zone) {
    }

    /**
     * The rules of using licences that an installation may choose.
     *
     * @param switchedOffMethods the names of the methods, as they were written
     */
    public record Usage(int subscriptionGraceDays, int maintenanceGraceDays, Optional<Integer> maxReleases,
            Optional<Integer> releasePeriodDays, boolean releaseNeedsCode, boolean upgradeKeepsComputers,
            List<String> switchedOffMethods, boolean xmlSignatureSha1) {
    }

    /** Where shops are asked about what they told. */
    public record Shops(URI payPal, URI payPalSandbox, URI stripe, URI paddle) {
    }

    /** What bounds everybody's requests, each a number a minute and 0 for no limit. */
    public record Limits(int perAddress, int perKey, int wrongKeysPerAddress) {
    }

    /** @param methods the names of the methods that demand it, as they were written */
    public record StrictAuthentication(List<String> methods, Duration tolerance) {
    }

    /** The mail server, and who writes. */
    public record Mail(String host, int port, SmtpTls tls, Optional<Login> login, MailAddress from, Optional<MailAddress> replyTo) {
    }

    /** Who the server is to another one. */
    public record Login(String user, Secret password) {
    }

    /** How long what came to an end can be looked at. */
    public record Kept(Duration deliveries, Duration inboxEntries) {
    }

    /** The same installation, served on a free loopback port for this process alone. */
    public KeyreeveConfig forThisProcess() {
        Http alone = new Http("127.0.0.1", 0, Optional.empty(), List.of(), Optional.empty(), http.requestThreads(),
                http.maxBodyBytes(), http.stopTimeout(), http.wrongCredentialsPerMinute(), AccessLogFormat.OFF);
        return new KeyreeveConfig(demo, data, secretsDir, adminToken, database, alone, issuing, usage, shops, limits,
                strictAuthentication, mail, allowPrivateEndpoints, kept);
    }

    static KeyreeveConfig of(SettingValues values) {
        boolean demo = values.get(Settings.DEMO);
        return new KeyreeveConfig(
                demo,
                demo && !values.isGiven(Settings.DATA) ? Optional.empty() : values.find(Settings.DATA),
                values.find(Settings.SECRETS_DIR),
                values.find(Settings.ADMIN_TOKEN).or(() -> values.find(Settings.ADMIN_TOKEN_FILE)),
                database(values),
                http(values),
                new Issuing(values.find(Settings.DEFAULT_PROVIDER),
                        values.get(Settings.MAX_KEYS_PER_ORDER),
                        values.get(Settings.MAINTENANCE_PLAN_DAYS),
                        values.get(Settings.USE_DURATION_TO_SET_EXPIRY_DATE),
                        values.get(Settings.EXPIRY_DATE_FORMAT),
                        values.get(Settings.ZONE)),
                new Usage(values.get(Settings.SUBSCRIPTION_GRACE_DAYS),
                        values.get(Settings.MAINTENANCE_GRACE_DAYS),
                        values.find(Settings.MAX_RELEASES),
                        values.find(Settings.RELEASE_PERIOD_DAYS),
                        values.get(Settings.RELEASE_NEEDS_CODE),
                        values.get(Settings.UPGRADE_KEEPS_COMPUTERS),
                        values.get(Settings.SWITCHED_OFF_METHODS),
                        values.get(Settings.XML_SIGNATURE_SHA1)),
                new Shops(values.get(Settings.PAYPAL_URL),
                        values.get(Settings.PAYPAL_SANDBOX_URL),
                        values.get(Settings.STRIPE_URL),
                        values.get(Settings.PADDLE_URL)),
                new Limits(values.get(Settings.REQUESTS_PER_MINUTE_PER_ADDRESS),
                        values.get(Settings.REQUESTS_PER_MINUTE_PER_KEY),
                        values.get(Settings.WRONG_KEYS_PER_MINUTE)),
                new StrictAuthentication(values.get(Settings.STRICT_AUTHENTICATION),
                        Duration.ofSeconds(values.get(Settings.STRICT_TOLERANCE_SECONDS))),
                values.find(Settings.SMTP_HOST).map(host -> mail(host, values)),
                values.get(Settings.ALLOW_PRIVATE_ENDPOINTS),
                new Kept(Duration.ofDays(values.get(Settings.KEEP_DELIVERIES_DAYS)),
                        Duration.ofDays(values.get(Settings.KEEP_INBOX_DAYS))));
    }

    private static Database database(SettingValues values) {
        return new Database(values.find(Settings.DB_URL),
                values.find(Settings.DB_USER),
                values.find(Settings.DB_PASSWORD).or(() -> values.find(Settings.DB_PASSWORD_FILE)),
                values.get(Settings.DB_POOL_SIZE),
                !values.get(Settings.NO_MIGRATE));
    }

    private static Mail mail(String host, SettingValues values) {
        SmtpTls tls = values.get(Settings.SMTP_TLS);
        return new Mail(host,
                values.find(Settings.SMTP_PORT).orElse(tls.usualPort()),
                tls,
                values.find(Settings.SMTP_USER).map(user -> new Login(user, values.get(Settings.SMTP_PASSWORD_FILE))),
                values.get(Settings.MAIL_FROM),
                values.find(Settings.MAIL_REPLY_TO));
    }

    private static Http http(SettingValues values) {
        return new Http(values.get(Settings.HOST),
                values.get(Settings.PORT),
                values.find(Settings.PUBLIC_URL),
                values.find(Settings.TRUSTED_PROXIES).orElse(List.of()),
                values.find(Settings.TLS_CERTIFICATE)
                        .map(certificate -> new Tls(certificate, values.get(Settings.TLS_KEY))),
                values.get(Settings.REQUEST_THREADS),
                values.get(Settings.MAX_BODY_BYTES),
                Duration.ofSeconds(values.get(Settings.STOP_TIMEOUT_SECONDS)),
                values.get(Settings.WRONG_CREDENTIALS_PER_MINUTE),
                values.get(Settings.ACCESS_LOG));
    }
}
