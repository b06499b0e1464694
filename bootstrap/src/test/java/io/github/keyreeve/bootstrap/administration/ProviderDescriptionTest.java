package io.github.keyreeve.bootstrap.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.keyreeve.web.api.dto.ProviderResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProviderName STRIPE = new ProviderName("stripe");

    @Test
    void saysThatAProviderThatNobodyTouchedIsNotSetUp() {
        assertThat(ProviderDescription.of(untouched())).isEqualTo("not set up");
    }

    @Test
    void namesAllThatIsSetUpAndNoSecret() {
        Optional<Secret> secret = Optional.of(new Secret("s3cret"));
        NoticeRules rules = new NoticeRules(Optional.of(Channel.TELL), IssueWhen.AUTHORIZED, Reaction.RECORD, PartialRefunds.REDUCE,
                Reaction.RECORD, Reaction.RECORD, Reaction.RECORD, false, Optional.of("you@example.com"));
        Provider provider = new Provider(STRIPE, false, true, Optional.of(new Login("shop", "s3cret")), secret, secret, Repeats.ISSUE,
                true, true, secret, secret, rules);

        assertThat(ProviderDescription.of(json(provider))).isEqualTo("switched off, OPEN to everybody, user and password, shared key, "
                + "web hook secret, API key, key of the shop's API, receiver you@example.com, channel tell, issues on every request, "
                + "live orders only, trusts buyers' fields, issues when authorized, mails no keys, refunds: record, "
                + "partial refunds: reduce, disputes: record, cancellations: record, ended subscriptions: record");
    }

    /** Also of a setting that is added one day. */
    @ParameterizedTest
    @MethodSource("settings")
    void tellsOfEachSetting(String field, Object changed) {
        ObjectNode provider = untouched().putPOJO(field, changed);

        assertThat(ProviderDescription.of(JSON.valueToTree(provider))).as(field).isNotEqualTo("not set up");
    }

    /** The user goes with the password. */
    private static Stream<Object[]> settings() {
        ObjectNode untouched = untouched();
        return untouched.properties().stream()
                .filter(field -> !List.of("name", "user").contains(field.getKey()))
                .map(field -> new Object[] {field.getKey(), field.getValue().isBoolean()
                        ? !field.getValue().asBoolean()
                        : field.getKey().equals("repeats") ? Repeats.ISSUE.text() : "other"});
    }

    private static ObjectNode untouched() {
        return json(Provider.untouched(STRIPE));
    }

    private static ObjectNode json(Provider provider) {
        return JSON.valueToTree(ProviderResponse.of(provider));
    }
}
