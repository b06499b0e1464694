package io.github.keyreeve.bootstrap.config;

import static io.github.keyreeve.bootstrap.config.Accepted.integer;
import static io.github.keyreeve.bootstrap.config.Accepted.listOf;
import static io.github.keyreeve.bootstrap.config.Accepted.matching;
import static io.github.keyreeve.bootstrap.config.Setting.flag;
import static io.github.keyreeve.bootstrap.config.Setting.of;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.mail.MailAddress;
import io.github.keyreeve.mail.SmtpTls;
import io.github.keyreeve.web.inquiry.ShopApis;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.github.keyreeve.web.server.AccessLogFormat;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every setting there is: the one table from which options, variables, file and documents come. */
public final class Settings {

    public static final Setting<Path> CONFIG = of("config", "FILE", Accepted.readableFile(),
            "A file with settings, one name=value a line.")
            .only(Origin.COMMAND_LINE, Origin.ENVIRONMENT);

    public static final Setting<Boolean> DEMO = flag("demo",
            "Try it out: product 1 is defined and every provider may order without a password. Loopback only.");
    public static final Setting<String> HOST = of("host", "HOST", NetworkValues.host(),
            "The address to listen on.")
            .withDefault("127.0.0.1");
    public static final Setting<Integer> PORT = of("port", "PORT", integer(0, 65535),
            "The port to listen on; 0 takes a free one.")
            .withDefault("8080");
    public static final Setting<Path> DATA = of("data", "DIR", Accepted.directory(),
            "Where the embedded database, the administrator token and the secrets are kept.")
            .withDefault("./keyreeve-data").withDefaultNote("a fresh temporary directory with --demo");

    public static final Setting<String> DB_URL = of("db-url", "URL", DatabaseUrl.accepted(),
            "The database of the installation.")
            .withDefaultNote("the embedded one in the data directory").shown(Setting.Visibility.WITHOUT_PASSWORD);
    public static final Setting<String> DB_USER = of("db-user", "USER",
            matching(Pattern.compile("\\S+"), "a name without blanks"),
            "The database user.");
    public static final Setting<Secret> DB_PASSWORD_FILE = of("db-password-file", "FILE",
            SecretValues.inFile(SecretValues.password()),
            "A file that holds the password of the database user.");
    public static final Setting<Secret> DB_PASSWORD = of("db-password", "PASSWORD", SecretValues.password(),
            "The password of the database user, where a file is not possible.")
            .only(Origin.ENVIRONMENT).shown(Setting.Visibility.HIDDEN);
    public static final Setting<Integer> DB_POOL_SIZE = of("db-pool-size", "N", integer(1, 200),
            "Database connections at most.")
            .withDefault("10");
    public static final Setting<Boolean> NO_MIGRATE = flag("no-migrate",
            "Do not bring the database schema up to date when starting; the command migrate does it.");

    public static final Setting<Path> SECRETS_DIR = of("secrets-dir", "DIR", Accepted.directory(),
            "Where the master key and the signing keys are kept; all servers of an installation share it.")
            .withDefaultNote("secrets in the data directory");
    public static final Setting<Secret> ADMIN_TOKEN_FILE = of("admin-token-file", "FILE",
            SecretValues.inFile(SecretValues.token()),
            "A file that holds the administrator token.")
            .withDefaultNote("a token made at the first start, in the file admin-token of the data directory");
    public static final Setting<Secret> ADMIN_TOKEN = of("admin-token", "TOKEN", SecretValues.token(),
            "The administrator token, where a file is not possible.")
            .only(Origin.ENVIRONMENT).shown(Setting.Visibility.HIDDEN);

    public static final Setting<URI> PUBLIC_URL = of("public-url", "URL", NetworkValues.publicUrl(),
            "The URL by which clients reach the server; strict authentication signs it.")
            .withDefaultNote("what the request says");
    public static final Setting<List<String>> TRUSTED_PROXIES = of("trusted-proxies", "NETWORKS",
            listOf(NetworkValues.network(), "networks such as 10.0.0.0/8, separated by commas"),
            "Proxies whose X-Forwarded-For header counts.")
            .withDefaultNote("none");
    public static final Setting<Path> TLS_CERTIFICATE = of("tls-certificate", "FILE", Accepted.readableFile(),
            "The certificate chain (PEM) to serve https with; goes with tls-key.");
    public static final Setting<Path> TLS_KEY = of("tls-key", "FILE", Accepted.readableFile(),
            "The private key (PEM) of the certificate.");
    public static final Setting<Integer> REQUEST_THREADS = of("request-threads", "N", integer(8, 1000),
            "Threads that serve requests at most.")
            .withDefault("64");
    public static final Setting<Integer> MAX_BODY_BYTES = of("max-body-bytes", "BYTES", integer(1024, 16_777_216),
            "The largest request body that is read.")
            .withDefault("1048576");
    public static final Setting<Integer> STOP_TIMEOUT_SECONDS = of("stop-timeout-seconds", "SECONDS", integer(0, 600),
            "How long running requests may take to finish when the server stops.")
            .withDefault("30");
    public static final Setting<Integer> WRONG_CREDENTIALS_PER_MINUTE = of("wrong-credentials-per-minute", "N",
            integer(0, 10_000, "1 to 10000, or 0 for no limit"),
            "Wrong passwords and keys from one address before its answers slow down.")
            .withDefault("10");
    public static final Setting<AccessLogFormat> ACCESS_LOG = of("access-log", "FORM", Accepted.oneOf(AccessLogFormat.class),
            "How requests are logged.")
            .withDefault("json");

    public static final Setting<String> DEFAULT_PROVIDER = of("default-provider", "NAME",
            provider(),
            "The provider that a request without is_vendor comes from.")
            .withDefaultNote("none, such a request is refused");
    public static final Setting<Integer> MAX_KEYS_PER_ORDER = of("max-keys-per-order", "N", integer(1, 10_000),
            "Keys that one order line may yield.")
            .withDefault("1000");
    public static final Setting<Integer> MAINTENANCE_PLAN_DAYS = of("maintenance-plan-days", "DAYS",
            integer(1, 36_500),
            "Length of a maintenance plan whose order does not say it.")
            .withDefault("365");
    public static final Setting<Boolean> USE_DURATION_TO_SET_EXPIRY_DATE = of("use-duration-to-set-expiry-date", "BOOLEAN",
            Accepted.truth(),
            "Whether a duration counts from the order (true) or from the first activation (false).")
            .withDefault("true");
    public static final Setting<ExpiryDateFormat> EXPIRY_DATE_FORMAT = of("expiry-date-format", "PATTERN",
            DateValues.format(),
            "How shops write dates.")
            .withDefault("yyyy-MM-dd");
    public static final Setting<ZoneId> ZONE = of("zone", "ZONE", DateValues.zone(),
            "The time zone in which the last day of a licence ends.")
            .withDefault("UTC");
    public static final Setting<List<String>> STRICT_AUTHENTICATION = of("strict-authentication", "METHODS",
            methodsOf(QlmMethod.shopNames()),
            "Methods that demand QLM's strict authentication.")
            .withDefault("RetrieveActivationKeyHttp");
    public static final Setting<Integer> STRICT_TOLERANCE_SECONDS = of("strict-tolerance-seconds", "SECONDS",
            integer(1, 86_400),
            "How far a strictly authenticated request's time may be off.")
            .withDefault("600");

    public static final Setting<Integer> SUBSCRIPTION_GRACE_DAYS = of("subscription-grace-days", "DAYS",
            integer(0, GracePeriods.MAX_DAYS),
            "How long subscriptions work on after their expiry.")
            .withDefault("0");
    public static final Setting<Integer> MAINTENANCE_GRACE_DAYS = of("maintenance-grace-days", "DAYS",
            integer(0, GracePeriods.MAX_DAYS),
            "How long after its end a maintenance plan can be renewed.")
            .withDefault("0");
    public static final Setting<Integer> MAX_RELEASES = of("max-releases", "N", integer(0, Releases.Limit.MAX_RELEASES),
            "How often a licence's computers can be released by applications, unless the licence says another number.")
            .withDefaultNote("any number");
    public static final Setting<Integer> RELEASE_PERIOD_DAYS = of("release-period-days", "DAYS",
            integer(1, Releases.Limit.MAX_DAYS),
            "The period for which max-releases counts.")
            .withDefaultNote("the licence's whole life");
    public static final Setting<Boolean> RELEASE_NEEDS_CODE = of("release-needs-code", "BOOLEAN", Accepted.truth(),
            "Whether a release must prove by a deactivation code that the application gave up its computer key.")
            .withDefault("false");
    public static final Setting<Boolean> UPGRADE_KEEPS_COMPUTERS = of("upgrade-keeps-computers", "BOOLEAN", Accepted.truth(),
            "Whether the computers of an upgraded licence are activated for the new key at once.")
            .withDefault("true");
    public static final Setting<List<String>> SWITCHED_OFF_METHODS = of("switched-off-methods", "METHODS",
            methodsOf(QlmMethod.allNames()),
            "QLM's methods that are not answered here.")
            .withDefault("none");
    public static final Setting<URI> PAYPAL_URL = of("paypal-url", "URL", NetworkValues.publicUrl(),
            "Where PayPal is asked whether it has sent a payment notification.")
            .withDefault(PayPalPostback.LIVE.toString());
    public static final Setting<URI> PAYPAL_SANDBOX_URL = of("paypal-sandbox-url", "URL", NetworkValues.publicUrl(),
            "Where PayPal's sandbox is asked about its own notifications.")
            .withDefault(PayPalPostback.SANDBOX.toString());
    public static final Setting<URI> STRIPE_URL = of("stripe-url", "URL", NetworkValues.publicUrl(),
            "Where Stripe's API is asked for what its events leave out, with the key of provider set stripe --shop-api-key-file.")
            .withDefault(ShopApis.STRIPE.toString());
    public static final Setting<URI> PADDLE_URL = of("paddle-url", "URL", NetworkValues.publicUrl(),
            "Where Paddle's API is asked likewise; that of its sandbox is https://sandbox-api.paddle.com.")
            .withDefault(ShopApis.PADDLE.toString());
    public static final Setting<Boolean> XML_SIGNATURE_SHA1 = of("xml-signature-sha1", "BOOLEAN", Accepted.truth(),
            "Whether XML answers are signed with SHA-1, which is broken, for old applications that know nothing better.")
            .withDefault("false");
    public static final Setting<Integer> REQUESTS_PER_MINUTE_PER_ADDRESS = of("requests-per-minute-per-address", "N",
            integer(0, 1_000_000, "1 to 1000000, or 0 for no limit"),
            "Requests of applications that one address may send; a whole office can stand behind it.")
            .withDefault("6000");
    public static final Setting<Integer> REQUESTS_PER_MINUTE_PER_KEY = of("requests-per-minute-per-key", "N",
            integer(0, 1_000_000, "1 to 1000000, or 0 for no limit"),
            "Requests of applications with one activation key.")
            .withDefault("600");
    public static final Setting<Integer> WRONG_KEYS_PER_MINUTE = of("wrong-keys-per-minute", "N",
            integer(0, 10_000, "1 to 10000, or 0 for no limit"),
            "Different wrong activation keys that one address may try; right ones pass always.")
            .withDefault("30");
    public static final Setting<Boolean> ALLOW_PRIVATE_ENDPOINTS = flag("allow-private-endpoints",
            "Events may be sent to private and loopback addresses, and without TLS.");
    public static final Setting<Integer> KEEP_DELIVERIES_DAYS = of("keep-deliveries-days", "DAYS", integer(1, 3_650),
            "How long deliveries of events can be looked at after they came to an end.")
            .withDefault("30");
    public static final Setting<Integer> KEEP_INBOX_DAYS = of("keep-inbox-days", "DAYS", integer(1, 3_650),
            "How long what shops told can be looked at after it was done or put away; what waits is never removed.")
            .withDefault("90");

    public static final Setting<String> SMTP_HOST = of("smtp-host", "HOST", NetworkValues.serverName(),
            "The mail server by which customers get their keys.")
            .withDefaultNote("none, mails wait");
    public static final Setting<Integer> SMTP_PORT = of("smtp-port", "PORT", integer(1, 65535),
            "The mail server's port.")
            .withDefaultNote("587 with starttls, 465 with tls, 25 with none");
    public static final Setting<SmtpTls> SMTP_TLS = of("smtp-tls", "MODE", Accepted.oneOf(SmtpTls.class),
            "How the way to the mail server is encrypted; nothing is sent where that is not possible.")
            .withDefault("starttls");
    public static final Setting<Boolean> SMTP_UNENCRYPTED = flag("smtp-unencrypted",
            "Allow smtp-tls none to a mail server on another machine: everybody on the way can read keys and password.");
    public static final Setting<String> SMTP_USER = of("smtp-user", "USER",
            matching(Pattern.compile("\\S+"), "a name without blanks"),
            "The user at the mail server.");
    public static final Setting<Secret> SMTP_PASSWORD_FILE = of("smtp-password-file", "FILE",
            SecretValues.inFile(SecretValues.password()),
            "A file that holds that user's password.");
    public static final Setting<MailAddress> MAIL_FROM = of("mail-from", "ADDRESS", MailValues.address(),
            "Whom mails come from.");
    public static final Setting<MailAddress> MAIL_REPLY_TO = of("mail-reply-to", "ADDRESS", MailValues.address(),
            "Whom answers go to.")
            .withDefaultNote("mail-from");

    /** In the order of the documents. */
    public static final List<Setting<?>> ALL = List.of(CONFIG,
            DEMO, HOST, PORT, DATA,
            DB_URL, DB_USER, DB_PASSWORD_FILE, DB_PASSWORD, DB_POOL_SIZE, NO_MIGRATE,
            SECRETS_DIR, ADMIN_TOKEN_FILE, ADMIN_TOKEN,
            PUBLIC_URL, TRUSTED_PROXIES, TLS_CERTIFICATE, TLS_KEY, REQUEST_THREADS, MAX_BODY_BYTES,
            STOP_TIMEOUT_SECONDS, WRONG_CREDENTIALS_PER_MINUTE, ACCESS_LOG,
            DEFAULT_PROVIDER, MAX_KEYS_PER_ORDER, MAINTENANCE_PLAN_DAYS, USE_DURATION_TO_SET_EXPIRY_DATE,
            EXPIRY_DATE_FORMAT, ZONE, STRICT_AUTHENTICATION, STRICT_TOLERANCE_SECONDS,
            SUBSCRIPTION_GRACE_DAYS, MAINTENANCE_GRACE_DAYS, MAX_RELEASES, RELEASE_PERIOD_DAYS, RELEASE_NEEDS_CODE,
            UPGRADE_KEEPS_COMPUTERS, SWITCHED_OFF_METHODS, PAYPAL_URL, PAYPAL_SANDBOX_URL, STRIPE_URL, PADDLE_URL,
            XML_SIGNATURE_SHA1,
            REQUESTS_PER_MINUTE_PER_ADDRESS, REQUESTS_PER_MINUTE_PER_KEY, WRONG_KEYS_PER_MINUTE,
            ALLOW_PRIVATE_ENDPOINTS, KEEP_DELIVERIES_DAYS, KEEP_INBOX_DAYS,
            SMTP_HOST, SMTP_PORT, SMTP_TLS, SMTP_UNENCRYPTED, SMTP_USER, SMTP_PASSWORD_FILE, MAIL_FROM, MAIL_REPLY_TO);

    private Settings() {
    }

    /** The settings that may be given in one place. */
    public static List<Setting<?>> from(Origin origin) {
        return ALL.stream().<Setting<?>>map(setting -> setting)
                .filter(setting -> setting.origins().contains(origin)).toList();
    }

    static Optional<Setting<?>> named(String name, Origin origin) {
        return from(origin).stream().<Setting<?>>map(setting -> setting)
                .filter(setting -> setting.nameIn(origin).equals(name)).findFirst();
    }

    private static Accepted<List<String>> methodsOf(Set<String> names) {
        Accepted<String> method = new Accepted<>("a method", text -> names.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Accepted.Hint("must name methods out of " + String.join(", ", names))));
        return new Accepted<>("names of methods, separated by commas, or none", text ->
                text.equalsIgnoreCase("none") ? List.of() : listOf(method, "names").parser().apply(text));
    }

    private static Accepted<String> provider() {
        ShopTable shops = ShopTable.bundled();
        String names = shops.all().stream().map(ProviderName::text).collect(Collectors.joining(", "));
        return new Accepted<>("one of " + names, text -> shops.named(text).map(ProviderName::text)
                .orElseThrow(IllegalArgumentException::new));
    }
}
