package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.github.keyreeve.domain.provider.Reaction;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of providers promises. */
public abstract class ProvidersContract extends StorageContract {

    @Test
    void findsAProviderWithAllItsSettings() {
        Provider provider = new Provider(aName(), false, true, Optional.of(new Login("O'Brien", "hash")),
                Optional.of(new Secret("shared")), Optional.of(new Secret("api")), Repeats.ISSUE, true, true, Optional.of(new Secret("hook")),
                Optional.of(new Secret("sk_test_1")),
                new NoticeRules(Optional.of(Channel.TELL), IssueWhen.AUTHORIZED, Reaction.RECORD, PartialRefunds.REDUCE, Reaction.RECORD, Reaction.RECORD,
                        Reaction.RECORD, false, Optional.of("seller@example.com")));
        providers().save(provider);

        assertThat(providers().find(provider.name())).contains(provider);
        assertThat(providers().all()).contains(provider)
                .isSortedAccordingTo(Comparator.comparing((Provider each) -> each.name().text()));
    }

    @Test
    void replacesAProviderAsAWhole() {
        ProviderName name = aName();
        providers().save(new Provider(name, true, true, Optional.of(new Login("", "hash")),
                Optional.of(new Secret("shared")), Optional.of(new Secret("api")), Repeats.ISSUE, true, true, Optional.empty(),
                Optional.empty(), NoticeRules.USUAL));

        providers().save(Provider.untouched(name));

        assertThat(providers().find(name)).contains(Provider.untouched(name));
    }

    @Test
    void keepsTextOfTheGreatestLength() {
        Provider provider = new Provider(new ProviderName(aName().text().substring(0, 1) + "x".repeat(63)), true, false,
                Optional.of(new Login(longestText(255), "h".repeat(255))),
                Optional.of(new Secret(longestText(Secret.MAX_LENGTH / 2))),
                Optional.of(new Secret("東".repeat(Secret.MAX_LENGTH))), Repeats.REUSE, false, false, Optional.empty(),
                Optional.of(new Secret("é".repeat(Secret.MAX_LENGTH))), NoticeRules.USUAL);
        providers().save(provider);

        assertThat(providers().find(provider.name())).contains(provider);
    }

    @Test
    void savesOneProviderInManyThreads() {
        ProviderName name = aName();

        Together.run(16, thread -> storage().transactions().inTransaction(() -> {
            providers().save(Provider.untouched(name));
            return name;
        }));

        assertThat(providers().find(name)).contains(Provider.untouched(name));
    }

    @Test
    void findsNoProviderThatNobodySetUp() {
        assertThat(providers().find(aName())).isEmpty();
    }

    private Providers providers() {
        return storage().providers();
    }

    private static ProviderName aName() {
        return new ProviderName("shop-" + UUID.randomUUID());
    }
}
