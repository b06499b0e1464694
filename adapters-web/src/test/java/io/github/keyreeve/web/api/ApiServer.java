package io.github.keyreeve.web.api;

import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.InMemorySigningKeys;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.port.out.SecretSource;
import io.github.keyreeve.application.port.out.SecretsFingerprints;
import io.github.keyreeve.application.port.out.SigningKeys;
import io.github.keyreeve.application.port.out.SimplePlaceholders;
import io.github.keyreeve.application.port.out.WillingPostman;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.secret.TokenHash;
import io.github.keyreeve.application.usecase.ActivationDesk;
import io.github.keyreeve.application.usecase.AdministratorGate;
import io.github.keyreeve.application.usecase.AdministratorTokenDesk;
import io.github.keyreeve.application.usecase.ArgumentSetDesk;
import io.github.keyreeve.application.usecase.ChangedLicenses;
import io.github.keyreeve.application.usecase.ComputerReleaser;
import io.github.keyreeve.application.usecase.CustomerRecords;
import io.github.keyreeve.application.usecase.DeliveryDesk;
import io.github.keyreeve.application.usecase.Entitlements;
import io.github.keyreeve.application.usecase.EventEndpointDesk;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.InboxDesk;
import io.github.keyreeve.application.usecase.KeyIssuer;
import io.github.keyreeve.application.usecase.LicenseCorrector;
import io.github.keyreeve.application.usecase.LicenseRenewer;
import io.github.keyreeve.application.usecase.LicenseRevoker;
import io.github.keyreeve.application.usecase.LicenseUpgrader;
import io.github.keyreeve.application.usecase.MailComposer;
import io.github.keyreeve.application.usecase.MailDesk;
import io.github.keyreeve.application.usecase.MailTemplateDesk;
import io.github.keyreeve.application.usecase.MaintenanceDesk;
import io.github.keyreeve.application.usecase.OrderDesk;
import io.github.keyreeve.application.usecase.ProductDesk;
import io.github.keyreeve.application.usecase.ProviderDesk;
import io.github.keyreeve.application.usecase.ReferredLicenses;
import io.github.keyreeve.application.usecase.ShownCustomers;
import io.github.keyreeve.application.usecase.SigningKeyDesk;
import io.github.keyreeve.application.usecase.SubscribedEndpoints;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.access.AddressGuesses;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.github.keyreeve.web.server.WebServer;
import io.github.keyreeve.web.server.WebServerSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ResourceConfig;

/** The API on a free port, above the ports in memory. Identifiers and keys are counted, so that bodies can be told in full. */
final class ApiServer implements AutoCloseable {

    static final String TOKEN = "s3cr3t-administrator-t0ken";
    static final int WRONG_TOKENS_A_MINUTE = 3;
    static final int MAX_BODY_BYTES = 64 * 1024;
    static final ComputerKeys COMPUTER_KEYS = new ComputerKeys(new MasterKey(new byte[MasterKey.BYTES]));

    final InMemoryStorage storage = new InMemoryStorage();
    final SettableClock clock = SettableClock.atSampleDate();
    final WillingPostman postman = new WillingPostman();
    final SigningKeys signingKeys = new InMemorySigningKeys();
    private final Ids ids = counted();
    private final InboxDesk inbox = new InboxDesk(storage, storage.inbox(), () -> { }, ids, clock);
    private final SimplePlaceholders placeholders = new SimplePlaceholders();
    private final boolean mailServer;
    private final IssuingRules rules;
    private final UsageRules usage;
    private final ManagementApi api;
    private final KeptToken kept = new KeptToken();
    final KeptMessages post = new KeptMessages();
    private final WebServer server;

    ApiServer() {
        this(IssuingRules.USUAL);
    }

    ApiServer(IssuingRules rules) {
        this(rules, UnaryOperator.identity());
    }

    ApiServer(IssuingRules rules, UnaryOperator<ManageProducts> products) {
        this(rules, products, UsageRules.USUAL, new PublicLimits(0, 0, 0), Set.of(), true);
    }

    static ApiServer withoutMailServer() {
        return new ApiServer(IssuingRules.USUAL, UnaryOperator.identity(), UsageRules.USUAL, new PublicLimits(0, 0, 0), Set.of(), false);
    }

    /** As applications find it. */
    ApiServer(UsageRules usage, PublicLimits limits, Set<QlmMethod> switchedOff) {
        this(IssuingRules.USUAL, UnaryOperator.identity(), usage, limits, switchedOff, true);
    }

    private ApiServer(
            IssuingRules rules,
            UnaryOperator<ManageProducts> products,
            UsageRules usage,
            PublicLimits limits,
            Set<QlmMethod> switchedOff,
            boolean mailServer) {
        this.mailServer = mailServer;
        this.rules = rules;
        this.usage = usage;
        storage.installation().bind(new SecretsFingerprints("master", "signing"), clock.instant());
        storage.installation().replaceAdminTokenHash(TokenHash.of(TOKEN).hex());
        ResourceConfig resources = new ResourceConfig();
        api = api(products, limits, switchedOff);
        registerIn(resources);
        server = WebServer.start(WebServerSettings.defaults().withAddress("127.0.0.1", 0), resources,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), () -> true);
    }

    /** Speaks with the administrator's token. */
    ApiClient client() {
        return new ApiClient(server.uri()).with("Authorization", "Bearer " + TOKEN);
    }

    ApiClient clientWithoutToken() {
        return new ApiClient(server.uri());
    }

    void registerIn(ResourceConfig resources) {
        api.registerIn(resources);
    }

    URI uri() {
        return server.uri();
    }

    /** The administrator token that was made last. */
    KeptToken keptToken() {
        return kept;
    }

    /** Product 1 version 1.0, as most orders name it. */
    ApiServer withProduct() {
        storage.products().add(new Product(1, "Demo", List.of(ProductVersion.of(1, 0))));
        return this;
    }

    /** The identifier that was made as the n-th. */
    static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | number);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Keeps what a shop told, as if it waited for somebody. */
    InboxEntry waiting(String provider, String number, String body) {
        inbox.take(List.of(new ShopEvent(new ProviderName(provider), "order.paid", number, body.getBytes(StandardCharsets.UTF_8),
                "application/json", Arguments.NONE)), "192.0.2.1");
        InboxEntry taken = storage.inbox().claim(clock.instant(), clock.instant(), 1).getFirst();
        storage.inbox().conclude(taken.concluded(InboxEntry.State.WAITING, "No line is mapped.", clock.instant()));
        return taken;
    }

    private ManagementApi api(UnaryOperator<ManageProducts> products, PublicLimits limits, Set<QlmMethod> switchedOff) {
        Entitlements entitlements = new Entitlements(storage.products(), storage.argumentSets(), rules);
        ManageProviders manageProviders = new ProviderDesk(storage, storage.providers(), new ThreeProviders());
        OrderDesk orders = new OrderDesk(storage.issuedOrders(), storage.licenses(), storage.activations(),
                storage.licenseEvents(), storage.refusedRepeats(), clock);
        SigningKeyDesk signers = new SigningKeyDesk(signingKeys, storage.products());
        KeySource keys = countedKeys();
        History history = new History(storage.licenseEvents(), ids);
        return new ManagementApi(
                new AdministratorGate(storage.installation(), Optional.empty(), new AddressGuesses(WRONG_TOKENS_A_MINUTE)),
                new KeyIssuer(storage, entitlements, storage.issuedOrders(), storage.licenseEvents(),
                        storage.refusedRepeats(), storage.mails(), keys, ids, clock),
                orders,
                orders,
                inbox,
                licenseWork(history, keys),
                new ApplicationAccess(activations(history), signers, usage.grace(), limits, switchedOff),
                products.apply(new ProductDesk(storage, storage.products())),
                signers,
                manageProviders,
                new ArgumentSetDesk(storage, storage.argumentSets(), rules),
                mailWork(),
                new EventWork(
                        new EventEndpointDesk(storage, storage.eventEndpoints(), new SubscribedEndpoints(storage.eventEndpoints(), clock),
                                post, new EventMessages(clock), countedSecrets(), ids, clock),
                        new DeliveryDesk(storage, storage.deliveries(), clock)),
                new AdministratorTokenDesk(storage, storage.installation(), kept, false),
                rules,
                clock,
                MAX_BODY_BYTES);
    }

    private MailWork mailWork() {
        MailComposer composer = new MailComposer(
                storage.issuedOrders(), storage.licenses(), storage.mailTemplates(), placeholders, rules.zone());
        return new MailWork(
                new MailDesk(storage, storage.mails(), composer, mailServer, ids, clock),
                new MailTemplateDesk(storage, storage.mailTemplates(), storage.products(), placeholders, composer,
                        mailServer ? Optional.of(postman) : Optional.empty(), ids, clock));
    }

    private LicenseWork licenseWork(History history, KeySource keys) {
        ReferredLicenses referred = new ReferredLicenses(storage.licenses());
        ChangedLicenses changed = new ChangedLicenses(storage.licenses(), history);
        CustomerRecords records = new CustomerRecords(storage.customers(), storage.customerEvents(), ids);
        return new LicenseWork(
                new LicenseCorrector(storage, referred, changed, new ShownCustomers(storage.customers(), records, storage.mails(), history, ids),
                        storage.products(), usage, clock),
                new LicenseRevoker(storage, referred, changed, clock),
                new ComputerReleaser(storage, storage.licenses(), storage.activations(), history, clock),
                new LicenseRenewer(storage, referred, changed, storage.renewals(), usage, clock),
                new MaintenanceDesk(storage, referred, changed, storage.renewals(), usage, rules.maintenanceDays(), clock),
                new LicenseUpgrader(storage, referred, storage.licenses(), storage.issuedOrders(), storage.activations(),
                        storage.products(), history, keys, ids, usage, clock));
    }

    private ActivationDesk activations(History history) {
        return new ActivationDesk(storage, storage.activations(), storage.licenses(), history,
                (activation, now) -> storage.activations().seen(Map.of(activation.id(), now)),
                COMPUTER_KEYS, usage, ids, clock);
    }

    private static SecretSource countedSecrets() {
        AtomicInteger count = new AtomicInteger();
        return () -> new Secret("secret-" + count.incrementAndGet());
    }

    private static Ids counted() {
        AtomicInteger count = new AtomicInteger();
        return () -> id(count.incrementAndGet());
    }

    private static KeySource countedKeys() {
        AtomicInteger count = new AtomicInteger();
        return model -> {
            byte[] random = new byte[ActivationKey.RANDOM_SYMBOLS];
            int number = count.incrementAndGet();
            random[random.length - 1] = (byte) number;
            random[random.length - 2] = (byte) (number >> 5);
            random[random.length - 3] = (byte) (number >> 10);
            return ActivationKey.issue(model, random);
        };
    }
}
