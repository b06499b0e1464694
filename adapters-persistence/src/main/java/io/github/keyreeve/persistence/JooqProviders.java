package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.PROVIDER;

import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Reaction;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.persistence.generated.tables.records.ProviderRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The providers. What a signature is made with leaves this class encrypted only. */
public final class JooqProviders implements Providers {

    private final DSLContext dsl;
    private final MasterKey masterKey;

    public JooqProviders(Database database, MasterKey masterKey) {
        dsl = database.dsl();
        this.masterKey = masterKey;
    }

    @Override
    public Optional<Provider> find(ProviderName name) {
        return dsl.selectFrom(PROVIDER).where(PROVIDER.NAME.eq(name.text())).fetchOptional(this::toDomain);
    }

    @Override
    public List<Provider> all() {
        return dsl.selectFrom(PROVIDER).orderBy(PROVIDER.NAME).fetch(this::toDomain);
    }

    @Override
    public void save(Provider provider) {
        ProviderRecord row = row(provider);
        if (!update(row)) {
            try {
                dsl.insertInto(PROVIDER).set(row).execute();
            } catch (IntegrityConstraintViolationException e) {
                if (!update(row)) {
                    throw e;
                }
            }
        }
    }

    private boolean update(ProviderRecord row) {
        return dsl.update(PROVIDER).set(row).where(PROVIDER.NAME.eq(row.getName())).execute() == 1;
    }

    private Provider toDomain(ProviderRecord row) {
        return new Provider(
                new ProviderName(row.getName()),
                row.getEnabled(),
                row.getIsOpen(),
                Optional.ofNullable(row.getPasswordHash()).map(hash -> new Provider.Login(row.getUserName(), hash)),
                secret(row.getSharedKey()),
                secret(row.getApiKey()),
                Repeats.of(row.getRepeats()),
                row.getLiveOnly(),
                row.getTrustBuyerFields(),
                secret(row.getWebhookSecret()),
                secret(row.getShopApiKey()),
                new NoticeRules(
                        Optional.ofNullable(row.getChannel()).map(Channel::of),
                        IssueWhen.of(row.getIssueWhen()),
                        Reaction.of(row.getRefunds()),
                        PartialRefunds.of(row.getPartialRefunds()),
                        Reaction.of(row.getDisputes()),
                        Reaction.of(row.getCancellations()),
                        Reaction.of(row.getEndedSubscriptions()),
                        row.getMailsKeys(),
                        Optional.ofNullable(row.getReceiver())));
    }

    private ProviderRecord row(Provider provider) {
        return new ProviderRecord(
                provider.name().text(),
                provider.enabled(),
                provider.open(),
                provider.login().map(Provider.Login::user).orElse(null),
                provider.login().map(Provider.Login::passwordHash).orElse(null),
                encrypted(provider.sharedKey()),
                encrypted(provider.apiKey()),
                provider.repeats().text(),
                provider.liveOnly(),
                provider.trustBuyerFields(),
                encrypted(provider.webhookSecret()),
                encrypted(provider.shopApiKey()),
                provider.notices().channel().map(Channel::text).orElse(null),
                provider.notices().issueWhen().text(),
                provider.notices().refunds().text(),
                provider.notices().partialRefunds().text(),
                provider.notices().disputes().text(),
                provider.notices().cancellations().text(),
                provider.notices().endedSubscriptions().text(),
                provider.notices().mailsKeys(),
                provider.notices().receiver().orElse(null));
    }

    private Optional<Secret> secret(byte[] encrypted) {
        return Optional.ofNullable(encrypted).map(masterKey::decrypt).map(Secret::new);
    }

    private byte[] encrypted(Optional<Secret> secret) {
        return secret.map(Secret::text).map(masterKey::encrypt).orElse(null);
    }
}
