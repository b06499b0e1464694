package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.usecase.Announcements;
import io.github.keyreeve.application.usecase.SubscribedEndpoints;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.JooqActivations;
import io.github.keyreeve.persistence.JooqArgumentSets;
import io.github.keyreeve.persistence.JooqCustomerEvents;
import io.github.keyreeve.persistence.JooqCustomers;
import io.github.keyreeve.persistence.JooqDeliveries;
import io.github.keyreeve.persistence.JooqEventEndpoints;
import io.github.keyreeve.persistence.JooqInbox;
import io.github.keyreeve.persistence.JooqInstallation;
import io.github.keyreeve.persistence.JooqIssuedOrders;
import io.github.keyreeve.persistence.JooqLicenseEvents;
import io.github.keyreeve.persistence.JooqLicenses;
import io.github.keyreeve.persistence.JooqMailTemplates;
import io.github.keyreeve.persistence.JooqMails;
import io.github.keyreeve.persistence.JooqOrderNumbers;
import io.github.keyreeve.persistence.JooqProducts;
import io.github.keyreeve.persistence.JooqProviders;
import io.github.keyreeve.persistence.JooqRefunds;
import io.github.keyreeve.persistence.JooqRefusedRepeats;
import io.github.keyreeve.persistence.JooqRenewals;
import io.github.keyreeve.persistence.JooqToldMoments;
import io.github.keyreeve.persistence.JooqTransactions;
import java.time.Clock;

/** What is stored, over one database. Every event that is told goes into the outbox, too. */
record Storage(
        JooqTransactions transactions,
        JooqInstallation installation,
        JooqProducts products,
        JooqProviders providers,
        JooqArgumentSets argumentSets,
        JooqIssuedOrders orders,
        JooqLicenses licenses,
        JooqActivations activations,
        JooqRenewals renewals,
        JooqCustomers customers,
        LicenseEvents events,
        CustomerEvents customerEvents,
        JooqRefusedRepeats refusedRepeats,
        JooqInbox inbox,
        JooqOrderNumbers orderNumbers,
        JooqToldMoments toldMoments,
        JooqRefunds refunds,
        JooqMails mails,
        JooqMailTemplates mailTemplates,
        JooqEventEndpoints eventEndpoints,
        JooqDeliveries deliveries,
        SubscribedEndpoints subscribed) {

    static Storage in(Database database, MasterKey masterKey, Ids ids, Clock clock) {
        JooqEventEndpoints endpoints = new JooqEventEndpoints(database, masterKey);
        JooqDeliveries deliveries = new JooqDeliveries(database);
        SubscribedEndpoints subscribed = new SubscribedEndpoints(endpoints, clock);
        Announcements announcements = new Announcements(subscribed, deliveries, ids);
        return new Storage(
                new JooqTransactions(database),
                new JooqInstallation(database),
                new JooqProducts(database),
                new JooqProviders(database, masterKey),
                new JooqArgumentSets(database),
                new JooqIssuedOrders(database),
                new JooqLicenses(database),
                new JooqActivations(database),
                new JooqRenewals(database),
                new JooqCustomers(database),
                announcements.of(new JooqLicenseEvents(database)),
                announcements.of(new JooqCustomerEvents(database)),
                new JooqRefusedRepeats(database),
                new JooqInbox(database),
                new JooqOrderNumbers(database),
                new JooqToldMoments(database),
                new JooqRefunds(database),
                new JooqMails(database),
                new JooqMailTemplates(database),
                endpoints,
                deliveries,
                subscribed);
    }
}
