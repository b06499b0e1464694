package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.event.CustomerEvent;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.provider.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All ports in memory, for tests of what lies above them. One lock makes transactions one after the other; a failed one
 * puts back what was there before.
 */
public final class InMemoryStorage implements Storage, Transactions {

    private static final int MAX_ATTEMPTS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private Tables tables = new Tables();

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                return attempt(work);
            } catch (OutdatedReadException e) {
                if (lock.isHeldByCurrentThread()) {
                    throw e;
                }
            }
        }
        throw new StorageUnavailableException("The read stays outdated.", new OutdatedReadException());
    }

    private <T> T attempt(Supplier<T> work) {
        lock.lock();
        Tables before = tables.copy();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            tables = before;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    <T> T with(Function<Tables, T> access) {
        lock.lock();
        try {
            return access.apply(tables);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Transactions transactions() {
        return this;
    }

    @Override
    public IssuedOrders issuedOrders() {
        return new InMemoryIssuedOrders(this);
    }

    @Override
    public Licenses licenses() {
        return new InMemoryLicenses(this);
    }

    @Override
    public LicenseEvents licenseEvents() {
        return new InMemoryLicenseEvents(this);
    }

    @Override
    public Activations activations() {
        return new InMemoryActivations(this);
    }

    @Override
    public Renewals renewals() {
        return new InMemoryRenewals(this);
    }

    @Override
    public Customers customers() {
        return new InMemoryCustomers(this);
    }

    @Override
    public Products products() {
        return new InMemoryProducts(this);
    }

    @Override
    public Providers providers() {
        return new InMemoryProviders(this);
    }

    @Override
    public ArgumentSets argumentSets() {
        return new InMemoryArgumentSets(this);
    }

    @Override
    public RefusedRepeats refusedRepeats() {
        return new InMemoryRefusedRepeats(this);
    }

    @Override
    public Inbox inbox() {
        return new InMemoryInbox(this);
    }

    @Override
    public OrderNumbers orderNumbers() {
        return new InMemoryOrderNumbers(this);
    }

    @Override
    public ToldMoments toldMoments() {
        return new InMemoryToldMoments(this);
    }

    @Override
    public Refunds refunds() {
        return new InMemoryRefunds(this);
    }

    @Override
    public Mails mails() {
        return new InMemoryMails(this);
    }

    @Override
    public MailTemplates mailTemplates() {
        return new InMemoryMailTemplates(this);
    }

    @Override
    public CustomerEvents customerEvents() {
        return new InMemoryCustomerEvents(this);
    }

    @Override
    public EventEndpoints eventEndpoints() {
        return new InMemoryEventEndpoints(this);
    }

    @Override
    public Deliveries deliveries() {
        return new InMemoryDeliveries(this);
    }

    @Override
    public Installation installation() {
        return new InMemoryInstallation(this);
    }

    /** What is stored. Values are immutable, so a copy of the maps is a copy of everything. */
    static final class Tables {

        /** As databases order them: byte by byte, unsigned. */
        final NavigableMap<UUID, StoredOrder> orders = new TreeMap<>(Comparator.comparing(UUID::toString));
        /** Licences that were changed since they were issued. */
        final Map<UUID, License> changedLicenses = new HashMap<>();
        final NavigableMap<UUID, Activation> activations = new TreeMap<>(Comparator.comparing(UUID::toString));
        final Map<InMemoryRenewals.Key, Prolongation> renewals = new HashMap<>();
        final Map<UUID, InMemoryCustomers.StoredCustomer> customers = new HashMap<>();
        final Map<UUID, UUID> customerOfLicense = new HashMap<>();
        final List<LicenseEvent> events = new ArrayList<>();
        final NavigableMap<Integer, Product> products = new TreeMap<>();
        final NavigableMap<String, Provider> providers = new TreeMap<>();
        final NavigableMap<String, ArgumentSet> argumentSets = new TreeMap<>();
        final Map<InMemoryRefusedRepeats.Key, RefusedRepeats.RefusedRepeat> refusedRepeats = new HashMap<>();
        final NavigableMap<UUID, InboxEntry> inbox = new TreeMap<>(Comparator.comparing(UUID::toString));
        final Map<InMemoryOrderNumbers.Number, String> orderNumbers = new HashMap<>();
        final Map<InMemoryOrderNumbers.Number, Price> paid = new HashMap<>();
        final Map<InMemoryRefunds.Refund, Price> refunds = new HashMap<>();
        final Map<InMemoryOrderNumbers.Number, Loss> losses = new HashMap<>();
        final Set<InMemoryRefunds.Taken> takenByRefunds = new HashSet<>();
        final Map<InMemoryOrderNumbers.Number, Set<String>> subscriptionOrders = new HashMap<>();
        final Map<InMemoryToldMoments.Key, Instant> toldMoments = new HashMap<>();
        final Map<UUID, OrderMail> mails = new HashMap<>();
        final NavigableMap<String, MailTemplate> mailTemplates = new TreeMap<>();
        final Map<UUID, CustomerEvent> customerEvents = new HashMap<>();
        final NavigableMap<UUID, EventEndpoint> eventEndpoints = new TreeMap<>(Comparator.comparing(UUID::toString));
        final NavigableMap<UUID, Delivery> deliveries = new TreeMap<>(Comparator.comparing(UUID::toString));
        Optional<SecretsFingerprints> secretsFingerprints = Optional.empty();
        Optional<String> adminTokenHash = Optional.empty();

        private Tables copy() {
            Tables copy = new Tables();
            copy.orders.putAll(orders);
            copy.changedLicenses.putAll(changedLicenses);
            copy.activations.putAll(activations);
            copy.renewals.putAll(renewals);
            copy.customers.putAll(customers);
            copy.customerOfLicense.putAll(customerOfLicense);
            copy.events.addAll(events);
            copy.products.putAll(products);
            copy.providers.putAll(providers);
            copy.argumentSets.putAll(argumentSets);
            copy.refusedRepeats.putAll(refusedRepeats);
            copy.inbox.putAll(inbox);
            copy.orderNumbers.putAll(orderNumbers);
            copy.paid.putAll(paid);
            copy.refunds.putAll(refunds);
            copy.losses.putAll(losses);
            copy.takenByRefunds.addAll(takenByRefunds);
            copy.subscriptionOrders.putAll(subscriptionOrders);
            copy.toldMoments.putAll(toldMoments);
            copy.mails.putAll(mails);
            copy.mailTemplates.putAll(mailTemplates);
            copy.customerEvents.putAll(customerEvents);
            copy.eventEndpoints.putAll(eventEndpoints);
            copy.deliveries.putAll(deliveries);
            copy.secretsFingerprints = secretsFingerprints;
            copy.adminTokenHash = adminTokenHash;
            return copy;
        }
    }

    record StoredOrder(IssuedOrder order, Optional<OrderLineIdentity> identity, String content) {}
}
