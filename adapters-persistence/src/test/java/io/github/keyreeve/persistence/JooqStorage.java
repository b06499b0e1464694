package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.Deliveries;
import io.github.keyreeve.application.port.out.EventEndpoints;
import io.github.keyreeve.application.port.out.Inbox;
import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.MailTemplates;
import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.Refunds;
import io.github.keyreeve.application.port.out.RefusedRepeats;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.ToldMoments;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.MasterKey;

/** All ports on one database. */
public record JooqStorage(Database database) implements Storage {

    private static final MasterKey MASTER_KEY = new MasterKey(new byte[MasterKey.BYTES]);

    @Override
    public Transactions transactions() {
        return new JooqTransactions(database);
    }

    @Override
    public IssuedOrders issuedOrders() {
        return new JooqIssuedOrders(database);
    }

    @Override
    public Licenses licenses() {
        return new JooqLicenses(database);
    }

    @Override
    public LicenseEvents licenseEvents() {
        return new JooqLicenseEvents(database);
    }

    @Override
    public Activations activations() {
        return new JooqActivations(database);
    }

    @Override
    public Renewals renewals() {
        return new JooqRenewals(database);
    }

    @Override
    public Customers customers() {
        return new JooqCustomers(database);
    }

    @Override
    public Products products() {
        return new JooqProducts(database);
    }

    @Override
    public Providers providers() {
        return new JooqProviders(database, MASTER_KEY);
    }

    @Override
    public ArgumentSets argumentSets() {
        return new JooqArgumentSets(database);
    }

    @Override
    public RefusedRepeats refusedRepeats() {
        return new JooqRefusedRepeats(database);
    }

    @Override
    public Inbox inbox() {
        return new JooqInbox(database);
    }

    @Override
    public OrderNumbers orderNumbers() {
        return new JooqOrderNumbers(database);
    }

    @Override
    public ToldMoments toldMoments() {
        return new JooqToldMoments(database);
    }

    @Override
    public Refunds refunds() {
        return new JooqRefunds(database);
    }

    @Override
    public Mails mails() {
        return new JooqMails(database);
    }

    @Override
    public MailTemplates mailTemplates() {
        return new JooqMailTemplates(database);
    }

    @Override
    public CustomerEvents customerEvents() {
        return new JooqCustomerEvents(database);
    }

    @Override
    public EventEndpoints eventEndpoints() {
        return new JooqEventEndpoints(database, MASTER_KEY);
    }

    @Override
    public Deliveries deliveries() {
        return new JooqDeliveries(database);
    }

    @Override
    public Installation installation() {
        return new JooqInstallation(database);
    }
}
