package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.ShopInquiries;
import io.github.keyreeve.application.usecase.ChangedLicenses;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.InboxDesk;
import io.github.keyreeve.application.usecase.InboxWorker;
import io.github.keyreeve.application.usecase.NoticeDesk;
import io.github.keyreeve.application.usecase.PaidLines;
import io.github.keyreeve.application.usecase.PaidOrders;
import io.github.keyreeve.application.usecase.PaidTimes;
import io.github.keyreeve.application.usecase.RenewalMails;
import io.github.keyreeve.application.usecase.TakenBackOrders;
import io.github.keyreeve.application.usecase.ToldAllocations;
import io.github.keyreeve.application.usecase.ToldCustomers;
import io.github.keyreeve.application.usecase.ToldSubscriptions;
import io.github.keyreeve.application.usecase.UnusedActivations;
import io.github.keyreeve.web.notice.ShopNotices;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who works with what shops tell. */
record Inboxes(ShopNotices notices, InboxDesk desk, InboxWorker worker, Bell bell) {

    private static final Logger LOG = LoggerFactory.getLogger(Inboxes.class);

    static Inboxes over(
            Storage storage,
            Providers providers,
            ProviderNames names,
            ShopInquiries inquiries,
            IssueKeys issueKeys,
            LicenseDesks desks,
            Ids ids,
            Clock clock) {
        ShopNotices notices = ShopNotices.bundled();
        ChangedLicenses changed = new ChangedLicenses(storage.licenses(), new History(storage.events(), ids));
        PaidTimes times = new PaidTimes(storage.renewals(), storage.licenses(), changed, clock);
        ToldSubscriptions subscriptions = new ToldSubscriptions(
                desks.renewer(), desks.revoker(), storage.licenses(), storage.orderNumbers(), storage.refunds(),
                storage.argumentSets(), times, changed, new RenewalMails(storage.mailTemplates(), storage.mails(), ids), clock);
        PaidLines lines = new PaidLines(issueKeys, subscriptions, storage.licenses(), clock);
        PaidOrders paidOrders = new PaidOrders(lines, subscriptions, desks.customers(), storage.customers(),
                storage.orderNumbers(), storage.refunds(), storage.argumentSets(), names);
        UnusedActivations unused = new UnusedActivations(desks.revoker(), changed);
        NoticeDesk desk = new NoticeDesk(
                paidOrders,
                subscriptions,
                new ToldAllocations(paidOrders, lines, subscriptions, storage.toldMoments(), storage.argumentSets(), unused,
                        changed, clock),
                new TakenBackOrders(desks.revoker(), unused, storage.licenses(), storage.orderNumbers(), storage.refunds(), times, clock),
                new ToldCustomers(desks.customers(), storage.toldMoments()));
        Bell bell = new Bell();
        return new Inboxes(
                notices,
                new InboxDesk(storage.transactions(), storage.inbox(), bell::ring, ids, clock),
                new InboxWorker(storage.transactions(), storage.inbox(), providers, notices, inquiries, desk, (entry, failure) ->
                        LOG.error("Work on inbox entry {} failed; it is tried again", entry.id(), failure), clock),
                bell);
    }
}
