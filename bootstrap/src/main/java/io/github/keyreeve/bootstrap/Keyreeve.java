package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.WrongGuesses;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.secret.PasswordCheck;
import io.github.keyreeve.application.secret.TokenHash;
import io.github.keyreeve.application.usecase.AdministratorGate;
import io.github.keyreeve.application.usecase.AdministratorTokenDesk;
import io.github.keyreeve.application.usecase.ArgumentSetDesk;
import io.github.keyreeve.application.usecase.Entitlements;
import io.github.keyreeve.application.usecase.KeyIssuer;
import io.github.keyreeve.application.usecase.OrderDesk;
import io.github.keyreeve.application.usecase.ProductDesk;
import io.github.keyreeve.application.usecase.ProviderDesk;
import io.github.keyreeve.application.usecase.ProviderGate;
import io.github.keyreeve.application.usecase.SigningKeyDesk;
import io.github.keyreeve.bootstrap.administration.LocalServer;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.bootstrap.command.Version;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import io.github.keyreeve.bootstrap.files.DataDirectory;
import io.github.keyreeve.bootstrap.files.SecretsDirectory;
import io.github.keyreeve.bootstrap.files.SigningKeyFiles;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.events.HttpEventPost;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.JooqInstallation;
import io.github.keyreeve.web.access.AddressGuesses;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.api.ApplicationAccess;
import io.github.keyreeve.web.api.ManagementApi;
import io.github.keyreeve.web.notice.PayPalSender;
import io.github.keyreeve.web.page.RootPage;
import io.github.keyreeve.web.inquiry.ShopApis;
import io.github.keyreeve.web.qlm.ApplicationCalls;
import io.github.keyreeve.web.qlm.CorrectionCalls;
import io.github.keyreeve.web.qlm.IssuingCalls;
import io.github.keyreeve.web.qlm.OtherHttpMethods;
import io.github.keyreeve.web.qlm.QlmAccess;
import io.github.keyreeve.web.qlm.QlmCalls;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.github.keyreeve.web.qlm.QlmResource;
import io.github.keyreeve.web.qlm.RecordCalls;
import io.github.keyreeve.web.qlm.RenewalCalls;
import io.github.keyreeve.web.qlm.TellingDoor;
import io.github.keyreeve.web.qlm.WebhookResource;
import io.github.keyreeve.web.qlm.XmlAnswers;
import io.github.keyreeve.web.server.BoundedBody;
import io.github.keyreeve.web.server.WebServer;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.webhook.PayPalPostback;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: everything is put together here, by constructors, and taken apart in reverse. */
public final class Keyreeve implements LocalServer {

    private static final Logger LOG = LoggerFactory.getLogger(Keyreeve.class);
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(1);

    private final ClosingStack parts = new ClosingStack();
    private final KeyreeveConfig config;
    private final Clock clock;
    private final WebServer web;

    /**
     * Starts the server.
     *
     * @throws CommandFailedException if it cannot start, saying what to mend; nothing stays open
     */
    public static Keyreeve start(KeyreeveConfig config, Clock clock) {
        return new Keyreeve(config, clock);
    }

    private Keyreeve(KeyreeveConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        try {
            this.web = wire();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private WebServer wire() {
        SecureRandom random = new SecureRandom();
        PrometheusMeterRegistry metrics = parts.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), PrometheusMeterRegistry::close);
        DataDirectory data = parts.add(DataDirectory.open(config.data()), DataDirectory::close);
        SecretsDirectory secrets = data.secrets(config.secretsDir(), random);
        // Before the database is opened: a new installation's key is made meanwhile.
        SigningKeyFiles signingKeys = secrets.signingKeys();
        Database database = parts.add(Database.open(Configured.database(config, data), metrics), Database::close);
        Schema.prepare(database, config.database().migrate());
        JooqInstallation installation = new JooqInstallation(database);
        InstallationSecrets together = new InstallationSecrets(secrets, signingKeys);
        MasterKey masterKey = together.bindTo(installation, clock);
        TimeOrderedIds ids = new TimeOrderedIds(random);
        Storage storage = Storage.in(database, masterKey, ids, clock);
        together.warnOfMissingKeys(storage.products().all());
        ShopTable shops = ShopTable.bundled();

        IssuingRules rules = Configured.issuingRules(config);
        Optional<ProviderName> defaultProvider = Configured.defaultProvider(config);
        WrongGuesses guesses = new AddressGuesses(config.http().wrongCredentialsPerMinute());
        SecureKeySource keySource = new SecureKeySource(random);

        KeyIssuer keyIssuer = new KeyIssuer(storage.transactions(), new Entitlements(storage.products(), storage.argumentSets(), rules),
                storage.orders(), storage.events(), storage.refusedRepeats(), storage.mails(), keySource, ids, clock);
        Providers knownProviders = config.demo() ? new DemoProviders(storage.providers(), shops) : storage.providers();
        ProviderGate gate = new ProviderGate(knownProviders, shops, defaultProvider, guesses, new PasswordCheck());
        ProductDesk products = new ProductDesk(storage.transactions(), storage.products());
        SigningKeyDesk signers = new SigningKeyDesk(signingKeys, storage.products());
        // What is set up in the demo is stored as if there were none: a door that it opened must not stay open after it.
        ProviderDesk providers = new ProviderDesk(storage.transactions(), storage.providers(), shops);
        ArgumentSetDesk argumentSets = new ArgumentSetDesk(storage.transactions(), storage.argumentSets(), rules);
        OrderDesk orders = new OrderDesk(storage.orders(), storage.licenses(), storage.activations(), storage.events(),
                storage.refusedRepeats(), clock);
        BackgroundSightings sightings = parts.add(new BackgroundSightings(storage.activations()), BackgroundSightings::close);
        LicenseDesks desks = LicenseDesks.over(storage, Configured.usageRules(config), rules.maintenanceDays(),
                new ComputerKeys(masterKey), sightings, keySource, ids, clock);
        MailDesks mails = MailDesks.over(storage, Configured.postman(config), rules.zone(), ids, clock);
        parts.add(mails.inBackground(storage), BackgroundMails::close);

        AdministratorTokenDesk tokens = new AdministratorTokenDesk(storage.transactions(), installation,
                new AdministratorTokenFile(data.adminTokenFile(), random), config.adminToken().isPresent());
        tokens.ensure();
        if (config.demo()) {
            DemoWorld.create(products);
        } else {
            warnOfOpenProviders(storage.providers());
        }
        PublicLimits limits = Configured.publicLimits(config);
        ShopApis shopApis = parts.add(Configured.shopApis(config), ShopApis::close);
        Inboxes inboxes = Inboxes.over(storage, knownProviders, shops, shopApis, keyIssuer, desks, ids, clock);
        QlmAccess access = new QlmAccess(gate, Configured.strictAuthentication(config, clock));
        PayPalPostback payPal = parts.add(Configured.payPal(config), PayPalPostback::close);
        TellingDoor telling = new TellingDoor(inboxes.notices(), access, new PayPalSender(payPal), inboxes.desk(), clock);
        BoundedBody bodies = new BoundedBody(config.http().maxBodyBytes());
        parts.add(new BackgroundInbox(inboxes.worker(), inboxes.bell()), BackgroundInbox::close);
        HttpEventPost post = parts.add(new HttpEventPost(config.allowPrivateEndpoints()), HttpEventPost::close);
        Events events = Events.over(storage, post, random, ids, clock);
        parts.add(new BackgroundDeliveries(events.worker(), post), BackgroundDeliveries::close);
        parts.add(BackgroundRemoval.over(storage, config.kept(), clock), BackgroundRemoval::close);
        ResourceConfig resources = new ResourceConfig()
                .register(new RootPage(products, new ProviderDesk(storage.transactions(), knownProviders, shops), config.demo()))
                .register(new QlmResource(shops, defaultProvider, bodies, access, Configured.switchedOff(config), telling,
                        qlmCalls(keyIssuer, orders, products, signers, desks, limits, rules)))
                .register(new OtherHttpMethods());
        if (!Configured.switchedOff(config).contains(QlmMethod.WEB_HOOK_HANDLER)) {
            resources.register(new WebhookResource(shops, bodies, telling));
        }
        AdministratorGate administrators = new AdministratorGate(
                installation, config.adminToken().map(token -> TokenHash.of(token.reveal())), guesses);
        ApplicationAccess applications = new ApplicationAccess(desks.activations(), signers,
                Configured.usageRules(config).grace(), limits, Configured.switchedOff(config));
        new ManagementApi(administrators, keyIssuer, orders, orders, inboxes.desk(), desks.forStaff(), applications, products, signers,
                providers, argumentSets, mails.forStaff(), events.forStaff(), tokens, rules, clock,
                config.http().maxBodyBytes()).registerIn(resources);
        return parts.add(listen(resources, metrics, database), WebServer::close);
    }

    private QlmCalls qlmCalls(
            KeyIssuer keyIssuer,
            OrderDesk orders,
            ProductDesk products,
            SigningKeyDesk signers,
            LicenseDesks desks,
            PublicLimits limits,
            IssuingRules rules) {
        XmlAnswers xml = new XmlAnswers(signers, Configured.xmlSignature(config));
        return new QlmCalls(
                new IssuingCalls(keyIssuer),
                new RenewalCalls(desks.renewer(), desks.maintenance(), rules),
                new CorrectionCalls(desks.revoker(), desks.corrector(), desks.upgrader(), rules, clock),
                new RecordCalls(orders, desks.customers(), xml, clock),
                new ApplicationCalls(desks.activations(), products, limits, xml,
                        Configured.usageRules(config).grace(), Version.current(), clock),
                xml);
    }

    private WebServer listen(ResourceConfig resources, PrometheusMeterRegistry metrics, Database database) {
        try {
            return WebServer.start(Configured.webServer(config), resources, metrics,
                    () -> database.isReachable(DATABASE_PATIENCE));
        } catch (UncheckedIOException e) {
            throw new CommandFailedException("The server cannot listen at %s port %d: %s".formatted(
                    config.http().host(), config.http().port(), e.getCause().getMessage()), e);
        }
    }

    private static void warnOfOpenProviders(Providers providers) {
        providers.all().stream().filter(Provider::open).forEach(provider ->
                LOG.warn("provider {} is open: anyone who reaches this server may order in its name", provider.name()));
    }

    /** Where it listens. */
    @Override
    public URI uri() {
        return web.uri();
    }

    /** Stops: running requests finish, then everything is closed. */
    @Override
    public void close() {
        parts.close();
    }
}
