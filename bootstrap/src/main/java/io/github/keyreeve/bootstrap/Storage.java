package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.JooqActivations;
import io.github.keyreeve.persistence.JooqArgumentSets;
import io.github.keyreeve.persistence.JooqCustomers;
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
import io.github.keyreeve.persistence.JooqRefusedRepeats;
import io.github.keyreeve.persistence.JooqRenewals;
import io.github.keyreeve.persistence.JooqTransactions;

/** What is stored, over one database. */
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
        JooqLicenseEvents events,
        JooqRefusedRepeats refusedRepeats,
        JooqInbox inbox,
        JooqOrderNumbers orderNumbers,
        JooqMails mails,
        JooqMailTemplates mailTemplates) {

    static Storage in(Database database, MasterKey masterKey) {
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
                new JooqLicenseEvents(database),
                new JooqRefusedRepeats(database),
                new JooqInbox(database),
                new JooqOrderNumbers(database),
                new JooqMails(database),
                new JooqMailTemplates(database));
    }
}
