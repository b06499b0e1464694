package io.github.keyreeve.application.port.out;

/** All ports of one place where data is kept, so that a contract can prepare what it needs. */
public interface Storage {

    Transactions transactions();

    IssuedOrders issuedOrders();

    Licenses licenses();

    LicenseEvents licenseEvents();

    Activations activations();

    Renewals renewals();

    Customers customers();

    CustomerEvents customerEvents();

    Products products();

    Providers providers();

    ArgumentSets argumentSets();

    RefusedRepeats refusedRepeats();

    Inbox inbox();

    OrderNumbers orderNumbers();

    ToldMoments toldMoments();

    Refunds refunds();

    Mails mails();

    MailTemplates mailTemplates();

    EventEndpoints eventEndpoints();

    Deliveries deliveries();

    Installation installation();
}
