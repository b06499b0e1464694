package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The desk for what shops tell, with everybody behind it. All shops tell. */
final class NoticeDesks {

    private NoticeDesks() {}

    static NoticeDesk over(Storage storage, KeepCustomers customers, Ids ids, Clock clock) {
        ReferredLicenses referred = new ReferredLicenses(storage.licenses());
        ChangedLicenses changed = new ChangedLicenses(storage.licenses(), new History(storage.licenseEvents(), ids));
        LicenseRevoker revoker = new LicenseRevoker(storage.transactions(), referred, changed, clock);
        IssueKeys issuer = new KeyIssuer(storage.transactions(),
                new Entitlements(storage.products(), storage.argumentSets(), IssuingRules.USUAL), storage.issuedOrders(),
                storage.licenseEvents(), storage.refusedRepeats(), storage.mails(), new RandomKeys(), ids, clock);
        PaidTimes times = new PaidTimes(storage.renewals(), storage.licenses(), changed, clock);
        ToldSubscriptions subscriptions = new ToldSubscriptions(
                new LicenseRenewer(storage.transactions(), referred, changed, storage.renewals(), UsageRules.USUAL, clock), revoker,
                storage.licenses(), storage.orderNumbers(), storage.refunds(), storage.argumentSets(), times, changed,
                new RenewalMails(storage.mailTemplates(), storage.mails(), ids), clock);
        PaidLines lines = new PaidLines(issuer, subscriptions, storage.licenses(), clock);
        PaidOrders paidOrders = new PaidOrders(lines, subscriptions, customers, storage.customers(), storage.orderNumbers(),
                storage.refunds(), storage.argumentSets(), new TellingNames());
        UnusedActivations unused = new UnusedActivations(revoker, changed);
        return new NoticeDesk(
                paidOrders,
                subscriptions,
                new ToldAllocations(paidOrders, lines, subscriptions, storage.toldMoments(), storage.argumentSets(), unused, changed, clock),
                new TakenBackOrders(revoker, unused, storage.licenses(), storage.orderNumbers(), storage.refunds(), times, clock),
                new ToldCustomers(customers, storage.toldMoments()));
    }

    private static final class TellingNames implements ProviderNames {

        @Override
        public Optional<ProviderName> named(String nameOrAlias) {
            return Optional.of(new ProviderName(nameOrAlias));
        }

        @Override
        public Channel usualChannel(ProviderName name) {
            return Channel.TELL;
        }

        @Override
        public List<ProviderName> all() {
            return List.of();
        }
    }
}
