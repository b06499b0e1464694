package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.port.out.Sightings;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.usecase.ActivationDesk;
import io.github.keyreeve.application.usecase.ChangedLicenses;
import io.github.keyreeve.application.usecase.ComputerReleaser;
import io.github.keyreeve.application.usecase.CustomerDesk;
import io.github.keyreeve.application.usecase.CustomerRecords;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.LicenseCorrector;
import io.github.keyreeve.application.usecase.LicenseRenewer;
import io.github.keyreeve.application.usecase.LicenseRevoker;
import io.github.keyreeve.application.usecase.LicenseUpgrader;
import io.github.keyreeve.application.usecase.MaintenanceDesk;
import io.github.keyreeve.application.usecase.ReferredLicenses;
import io.github.keyreeve.application.usecase.ShownCustomers;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.web.api.LicenseWork;
import java.time.Clock;

/** Everybody who works with licences after they were issued. */
record LicenseDesks(
        ActivationDesk activations,
        ComputerReleaser releaser,
        LicenseRenewer renewer,
        LicenseRevoker revoker,
        LicenseCorrector corrector,
        LicenseUpgrader upgrader,
        MaintenanceDesk maintenance,
        CustomerDesk customers) {

    static LicenseDesks over(
            Storage storage,
            UsageRules rules,
            int maintenanceDays,
            ComputerKeys computerKeys,
            Sightings sightings,
            KeySource keys,
            Ids ids,
            Clock clock) {
        History history = new History(storage.events(), ids);
        ReferredLicenses referred = new ReferredLicenses(storage.licenses());
        ChangedLicenses changed = new ChangedLicenses(storage.licenses(), history);
        CustomerRecords records = new CustomerRecords(storage.customers(), storage.customerEvents(), ids);
        ShownCustomers shown = new ShownCustomers(storage.customers(), records, storage.mails(), history, ids);
        return new LicenseDesks(
                new ActivationDesk(storage.transactions(), storage.activations(), storage.licenses(), history, sightings,
                        computerKeys, rules, ids, clock),
                new ComputerReleaser(storage.transactions(), storage.licenses(), storage.activations(), history, clock),
                new LicenseRenewer(storage.transactions(), referred, changed, storage.renewals(), rules, clock),
                new LicenseRevoker(storage.transactions(), referred, changed, clock),
                new LicenseCorrector(storage.transactions(), referred, changed, shown, storage.products(), rules, clock),
                new LicenseUpgrader(storage.transactions(), referred, storage.licenses(), storage.orders(), storage.activations(),
                        storage.products(), history, keys, ids, rules, clock),
                new MaintenanceDesk(storage.transactions(), referred, changed, storage.renewals(), rules, maintenanceDays, clock),
                new CustomerDesk(storage.transactions(), storage.customers(), records, storage.licenses(), referred, shown, ids,
                        clock));
    }

    LicenseWork forStaff() {
        return new LicenseWork(corrector, revoker, releaser, renewer, maintenance, upgrader);
    }
}
