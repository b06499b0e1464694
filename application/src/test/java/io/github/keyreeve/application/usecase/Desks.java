package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Sightings;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.util.List;
import java.util.Optional;

/** Everybody who works with licences, on storage in memory: product 1 in versions 1.0 and 2.0, noon of 2026-01-05. */
final class Desks {

    static final Origin STAFF = new Origin(Origin.ADMINISTRATOR, "192.0.2.1");
    static final Origin SHOP = new Origin("provider:fastspring", "192.0.2.3");
    static final Origin APPLICATION = new Origin(Origin.APPLICATION, "192.0.2.2");

    final InMemoryStorage storage = new InMemoryStorage();
    final SettableClock clock = SettableClock.atSampleDate();
    final CountingIds ids = new CountingIds();
    private final History history = new History(storage.licenseEvents(), ids);
    private final ReferredLicenses referred = new ReferredLicenses(storage.licenses());
    private final ChangedLicenses changed = new ChangedLicenses(storage.licenses(), history);
    final ComputerKeys computerKeys = new ComputerKeys(new MasterKey(new byte[MasterKey.BYTES]));
    private final Announcements announcements =
            new Announcements(new SubscribedEndpoints(storage.eventEndpoints(), clock), storage.deliveries(), ids);
    private final CustomerRecords records =
            new CustomerRecords(storage.customers(), announcements.of(storage.customerEvents()), ids);
    private final ShownCustomers shown = new ShownCustomers(storage.customers(), records, storage.mails(), history, ids);

    Desks() {
        storage.products().add(new Product(1, "Demo", List.of(ProductVersion.of(1, 0), ProductVersion.of(2, 0))));
    }

    /** The licence of the order, which is stored. */
    License issued(IssuedOrder order) {
        storage.issuedOrders().add(order, Optional.empty(), "content");
        return order.licenses().getFirst();
    }

    /** Activates the computer, which must be possible. */
    void activate(License license, String computer) {
        Validation answer = activations(UsageRules.USUAL).validate(request(license, computer), true);
        if (!(answer instanceof Validation.Active)) {
            throw new AssertionError(answer);
        }
    }

    ComputerRequest request(License license, String computer) {
        return new ComputerRequest(license.key().text(), Optional.of(license.terms().version()), new ComputerId(computer), "",
                Optional.empty(), ActivationTags.NONE, APPLICATION);
    }

    OrderedLicense stored(License license) {
        return storage.licenses().find(license.id()).orElseThrow();
    }

    List<String> computers(License license) {
        return storage.activations().of(license.id(), new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream()
                .map(Activation::computer).map(ComputerId::text).sorted().toList();
    }

    LicenseEvent lastEvent(License license) {
        return events(license).getLast();
    }

    /** What happened to the licence, oldest first. */
    List<Kind> history(License license) {
        return events(license).stream().map(LicenseEvent::kind).toList();
    }

    List<LicenseEvent> events(License license) {
        return storage.licenseEvents().of(license.id());
    }

    static LicenseReference by(License license) {
        return new LicenseReference.OfId(license.id());
    }

    ActivationDesk activations(UsageRules rules) {
        return activations(rules, (activation, now) -> { });
    }

    ActivationDesk activations(UsageRules rules, Sightings sightings) {
        return new ActivationDesk(storage, storage.activations(), storage.licenses(), history, sightings, computerKeys, rules, ids,
                clock);
    }

    ComputerReleaser releaser() {
        return new ComputerReleaser(storage, storage.licenses(), storage.activations(), history, clock);
    }

    LicenseCorrector corrector() {
        return new LicenseCorrector(storage, referred, changed, shown, storage.products(), UsageRules.USUAL, clock);
    }

    CustomerDesk customers() {
        return new CustomerDesk(storage, storage.customers(), records, storage.licenses(), referred, shown, ids, clock);
    }

    LicenseUpgrader upgrader() {
        return upgrader(UsageRules.USUAL);
    }

    LicenseUpgrader upgrader(UsageRules rules) {
        return new LicenseUpgrader(storage, referred, storage.licenses(), storage.issuedOrders(), storage.activations(),
                storage.products(), history, new RandomKeys(), ids, rules, clock);
    }

    LicenseRenewer renewer() {
        return new LicenseRenewer(storage, referred, changed, storage.renewals(), UsageRules.USUAL, clock);
    }

    LicenseRevoker revoker() {
        return new LicenseRevoker(storage, referred, changed, clock);
    }

    /** A plan usually lasts 365 days. */
    MaintenanceDesk maintenance(UsageRules rules) {
        return new MaintenanceDesk(storage, referred, changed, storage.renewals(), rules, MaintenancePlan.USUAL_DAYS, clock);
    }
}
