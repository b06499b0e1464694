package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ManageProviders.NoticeSettings;
import io.github.keyreeve.application.port.in.ManageProviders.Replacement;
import io.github.keyreeve.application.port.in.ManageProviders.Settings;
import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.InMemorySigningKeys;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Inbox;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.secret.PasswordCheck;
import io.github.keyreeve.application.secret.PasswordHash;
import io.github.keyreeve.application.usecase.ActivationDesk;
import io.github.keyreeve.application.usecase.ChangedLicenses;
import io.github.keyreeve.application.usecase.CustomerDesk;
import io.github.keyreeve.application.usecase.CustomerRecords;
import io.github.keyreeve.application.usecase.Entitlements;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.InboxDesk;
import io.github.keyreeve.application.usecase.KeyIssuer;
import io.github.keyreeve.application.usecase.LicenseCorrector;
import io.github.keyreeve.application.usecase.LicenseRenewer;
import io.github.keyreeve.application.usecase.LicenseRevoker;
import io.github.keyreeve.application.usecase.LicenseUpgrader;
import io.github.keyreeve.application.usecase.MaintenanceDesk;
import io.github.keyreeve.application.usecase.OrderDesk;
import io.github.keyreeve.application.usecase.ProductDesk;
import io.github.keyreeve.application.usecase.ProviderDesk;
import io.github.keyreeve.application.usecase.ProviderGate;
import io.github.keyreeve.application.usecase.ReferredLicenses;
import io.github.keyreeve.application.usecase.ShownCustomers;
import io.github.keyreeve.application.usecase.SigningKeyDesk;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.access.AddressGuesses;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.notice.SenderCheck;
import io.github.keyreeve.web.notice.SenderUnknownException;
import io.github.keyreeve.web.notice.ShopNotices;
import io.github.keyreeve.web.server.BoundedBody;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import io.github.keyreeve.web.server.TestServer;
import io.github.keyreeve.web.server.WebServer;
import io.github.keyreeve.web.server.WebServerSettings;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.signature.XmlSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * QLM's methods on a free port over storage in memory: product 1 in version 1.0, the stored set ITEM1, and providers
 * that nobody has set up. Requests are written byte by byte, each character of a text as one byte.
 */
public final class QlmServer implements AutoCloseable {

    public static final String PRODUCT = "is_productid=1&is_majorversion=1&is_minorversion=0";
    public static final String FORM = "application/x-www-form-urlencoded";
    static final int GUESSES = 5;
    /** One set for all tests: they take long to make. */
    static final InMemorySigningKeys SIGNING_KEYS = new InMemorySigningKeys();

    final InMemoryStorage storage = new InMemoryStorage();
    final SettableClock clock = SettableClock.atSampleDate();
    final AtomicInteger slowHashes = new AtomicInteger();
    private final ManageProviders providers;
    private final WebServer server;

    private QlmServer(Options options) {
        ShopTable shops = ShopTable.bundled();
        storage.products().add(new Product(1, "Demo", List.of(ProductVersion.of(1, 0))));
        storage.argumentSets().save(new ArgumentSet("ITEM1", "&" + PRODUCT));
        providers = new ProviderDesk(storage, storage.providers(), shops);
        Optional<ProviderName> usual = options.defaultProvider.map(ProviderName::new);
        ProviderGate gate = new ProviderGate(storage.providers(), shops, usual, new AddressGuesses(GUESSES),
                new PasswordCheck((password, hash) -> {
                    slowHashes.incrementAndGet();
                    return PasswordHash.matches(password, hash);
                }));
        KeyIssuer issuer = new KeyIssuer(options.outage.<Transactions>map(NoTransactions::new).orElse(storage),
                new Entitlements(storage.products(), storage.argumentSets(), IssuingRules.USUAL),
                storage.issuedOrders(), storage.licenseEvents(), storage.refusedRepeats(), storage.mails(),
                new RandomKeys(), new CountingIds(), clock);
        StrictAuthentication strict = new StrictAuthentication(
                options.strictMethods, Duration.ofMinutes(10), options.publicUrl, clock);
        QlmAccess access = new QlmAccess(gate, strict);
        TellingDoor telling = new TellingDoor(ShopNotices.bundled(), access, options.payPal,
                new InboxDesk(options.outage.<Transactions>map(NoTransactions::new).orElse(storage), storage.inbox(), () -> { }, new CountingIds(), clock), clock);
        WebServerSettings settings = options.server.apply(TestServer.settings());
        server = TestServer.start(ignored -> settings, new ResourceConfig()
                .register(new QlmResource(shops, usual, new BoundedBody(settings.maxBodyBytes()), access,
                        options.switchedOff, telling, calls(issuer, options)))
                .register(new WebhookResource(shops, new BoundedBody(settings.maxBodyBytes()), telling))
                .register(new OtherHttpMethods()));
    }

    private QlmCalls calls(KeyIssuer issuer, Options options) {
        CountingIds ids = new CountingIds();
        History history = new History(storage.licenseEvents(), ids);
        ReferredLicenses referred = new ReferredLicenses(storage.licenses());
        ChangedLicenses changed = new ChangedLicenses(storage.licenses(), history);
        CustomerRecords records = new CustomerRecords(storage.customers(), storage.customerEvents(), ids);
        ShownCustomers shown = new ShownCustomers(storage.customers(), records, storage.mails(), history, ids);
        ComputerKeys computerKeys = new ComputerKeys(new MasterKey(new byte[MasterKey.BYTES]));
        UsageRules rules = options.rules;
        XmlAnswers xml = new XmlAnswers(
                new SigningKeyDesk(SIGNING_KEYS, storage.products()), new XmlSignature(XmlSignature.Hash.SHA_256));
        return new QlmCalls(
                new IssuingCalls(issuer),
                new RenewalCalls(
                        new LicenseRenewer(storage, referred, changed, storage.renewals(), rules, clock),
                        new MaintenanceDesk(storage, referred, changed, storage.renewals(), rules, MaintenancePlan.USUAL_DAYS, clock),
                        IssuingRules.USUAL),
                new CorrectionCalls(
                        new LicenseRevoker(storage, referred, changed, clock),
                        new LicenseCorrector(storage, referred, changed, shown, storage.products(), rules, clock),
                        new LicenseUpgrader(storage, referred, storage.licenses(), storage.issuedOrders(), storage.activations(),
                                storage.products(), history, new RandomKeys(), ids, rules, clock),
                        IssuingRules.USUAL,
                        clock),
                new RecordCalls(
                        new OrderDesk(storage.issuedOrders(), storage.licenses(), storage.activations(), storage.licenseEvents(),
                                storage.refusedRepeats(), clock),
                        new CustomerDesk(storage, storage.customers(), records, storage.licenses(), referred, shown, ids, clock),
                        xml,
                        clock),
                new ApplicationCalls(
                        new ActivationDesk(storage,
                                options.outage.<Activations>map(NoActivations::new).orElseGet(storage::activations),
                                storage.licenses(), history,
                                (activation, now) -> storage.activations().seen(Map.of(activation.id(), now)),
                                computerKeys, rules, ids, clock),
                        new ProductDesk(storage, storage.products()),
                        options.limits,
                        xml,
                        rules.grace(),
                        "test",
                        clock),
                xml);
    }

    private record NoTransactions(RuntimeException failure) implements Transactions {

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            throw failure;
        }
    }

    static QlmServer start() {
        return new Options().start();
    }

    static Options with() {
        return new Options();
    }

    static final class Options {

        private Optional<String> defaultProvider = Optional.empty();
        private Set<String> strictMethods = Set.of();
        private Set<QlmMethod> switchedOff = Set.of();
        private UsageRules rules = UsageRules.USUAL;
        private PublicLimits limits = new PublicLimits(0, 0, 0);
        private Optional<String> publicUrl = Optional.empty();
        private SenderCheck payPal = message -> {
            throw new SenderUnknownException("There is no PayPal here.");
        };
        private Optional<RuntimeException> outage = Optional.empty();
        private UnaryOperator<WebServerSettings> server = UnaryOperator.identity();

        Options defaultProvider(String name) {
            defaultProvider = Optional.of(name);
            return this;
        }

        Options strictFor(String method) {
            strictMethods = Set.of(method.toLowerCase());
            return this;
        }

        Options without(QlmMethod... methods) {
            switchedOff = Set.of(methods);
            return this;
        }

        Options rules(UsageRules usage) {
            rules = usage;
            return this;
        }

        Options limits(PublicLimits publicLimits) {
            limits = publicLimits;
            return this;
        }

        /** What every order and every application finds instead of the database. */
        Options outage(RuntimeException failure) {
            outage = Optional.of(failure);
            return this;
        }

        Options payPal(SenderCheck check) {
            payPal = check;
            return this;
        }

        Options publicUrl(String url) {
            publicUrl = Optional.of(url);
            return this;
        }

        Options trustedProxy(String address) {
            server = settings -> settings.withTrustedProxies(List.of(address));
            return this;
        }

        QlmServer start() {
            return new QlmServer(this);
        }
    }

    QlmServer open(String... names) {
        for (String name : names) {
            set(name, new Settings(Optional.of(true), Optional.of(true), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), NoticeSettings.NONE));
        }
        return this;
    }

    /** Has the shop ask for its keys, though it usually tells. */
    QlmServer asking(String name) {
        return set(name, new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                new NoticeSettings(Optional.of(Channel.ASK), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    QlmServer receiver(String name, String receiver) {
        return set(name, new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                new NoticeSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(receiver))));
    }

    QlmServer login(String name, String user, String password) {
        return set(name, new Settings(Optional.empty(), Optional.empty(), Optional.of(user), Optional.of(password),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), NoticeSettings.NONE));
    }

    QlmServer sharedKey(String name, String key) {
        return set(name, new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(new Replacement(Optional.of(new Secret(key)))), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), NoticeSettings.NONE));
    }

    QlmServer apiKey(String name, String key) {
        return set(name, new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(new Replacement(Optional.of(new Secret(key)))), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), NoticeSettings.NONE));
    }

    QlmServer disable(String name) {
        return set(name, new Settings(Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), NoticeSettings.NONE));
    }

    private QlmServer set(String name, Settings settings) {
        ManageProviders.Outcome outcome = providers.change(name, settings);
        if (!(outcome instanceof ManageProviders.Outcome.Changed)) {
            throw new AssertionError(name + ": " + outcome);
        }
        return this;
    }

    URI uri() {
        return server.uri();
    }

    /** Any method, with this query. */
    RawAnswer call(String method, String query, String... headers) {
        return RawClient.get(uri(), "/qlmservice.asmx/" + method + "?" + query, headers);
    }

    /** The keys that the shop "api" gets for product 1 in version 1.0 with these arguments. */
    String issue(String arguments) {
        RawAnswer answer = call("GetActivationKeyWithExpiryDate", "is_vendor=api&" + PRODUCT + "&" + arguments);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.body();
    }

    /** What is stored of the licence with this key. */
    OrderedLicense ordered(String key) {
        return storage.licenses().find(ActivationKey.meanings(key).getFirst()).orElseThrow();
    }

    License license(String key) {
        return ordered(key).license();
    }

    /** GetActivationKey for product 1, with these arguments and headers. */
    RawAnswer get(String arguments, String... headers) {
        return RawClient.get(uri(), "/qlmservice.asmx/GetActivationKey?" + PRODUCT + "&" + arguments, headers);
    }

    /** GetActivationKey for product 1, with these arguments in the query and this form. */
    RawAnswer post(String arguments, String form, String... headers) {
        return send("POST", "/qlmservice.asmx/GetActivationKey?" + PRODUCT + "&" + arguments, FORM, form, headers);
    }

    RawAnswer send(String method, String target, String contentType, String body, String... headers) {
        StringBuilder request = new StringBuilder("%s %s HTTP/1.1\r\nHost: keys.example\r\n".formatted(method, target));
        if (!contentType.isEmpty()) {
            request.append("Content-Type: ").append(contentType).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Content-Length: ").append(body.length()).append("\r\nConnection: close\r\n\r\n").append(body);
        return RawClient.exchange(uri(), request.toString());
    }

    /** Everything that shops told, bodies included, newest first. */
    List<InboxEntry> inbox() {
        return storage.inbox().list(new Inbox.Filter(Optional.empty(), Optional.empty()),
                        new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream()
                .map(entry -> storage.inbox().find(entry.id()).orElseThrow())
                .toList();
    }

    /** All orders stored, newest first. */
    List<IssuedOrder> orders() {
        return storage.issuedOrders()
                .list(new IssuedOrders.Filter(Optional.empty(), Optional.empty()), new PageRequest(200, Optional.empty()))
                .items();
    }

    IssuedOrder onlyOrder() {
        if (orders().size() != 1) {
            throw new AssertionError("There are " + orders().size() + " orders.");
        }
        return orders().getFirst();
    }

    /** Text as a client that writes UTF-8 would put it into the bytes of a request. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.close();
    }
}
