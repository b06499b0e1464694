package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.ManageProviders.NoticeSettings;
import io.github.keyreeve.application.port.in.ManageProviders.Replacement;
import io.github.keyreeve.application.port.in.ManageProviders.Settings;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.github.keyreeve.domain.provider.Reaction;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.api.json.NullsRefused;
import io.github.keyreeve.web.api.json.RemovableText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What to change about a provider. What is left out stays as it is. */
@NullsRefused
@Schema(description = "What to change about a provider. What is left out stays as it is.")
public record ProviderChange(
        @Schema(description = "May be sent if it is the name in the address.")
        String name,
        Boolean enabled,
        Boolean open,
        @Schema(description = "Empty if any user is right with the password.", maxLength = Login.MAX_USER, example = "shop")
        String user,
        @Schema(minLength = 1, maxLength = Login.MAX_PASSWORD, accessMode = Schema.AccessMode.WRITE_ONLY)
        String password,
        @Schema(description = "What the shop signs its messages with; null removes it.", implementation = String.class,
                types = {"string", "null"}, minLength = 1, maxLength = Secret.MAX_LENGTH,
                accessMode = Schema.AccessMode.WRITE_ONLY)
        RemovableText sharedKey,
        @Schema(description = "The secret for QLM's strict authentication; null removes it.", implementation = String.class,
                types = {"string", "null"}, minLength = 1, maxLength = Secret.MAX_LENGTH,
                accessMode = Schema.AccessMode.WRITE_ONLY)
        RemovableText apiKey,
        @Schema(allowableValues = {"reuse", "issue"})
        String repeats,
        Boolean liveOnly,
        Boolean trustBuyerFields,
        @Schema(description = "What the shop signs its web hook messages with, where that is another secret than the shared key; null removes it.",
                implementation = String.class, types = {"string", "null"}, minLength = 1, maxLength = Secret.MAX_LENGTH,
                accessMode = Schema.AccessMode.WRITE_ONLY)
        RemovableText webhookSecret,
        @Schema(description = "The key to ask the shop's own API with for what its events leave out, for Stripe and Paddle; null removes it.",
                implementation = String.class, types = {"string", "null"}, pattern = API_KEY, minLength = 1,
                maxLength = Secret.MAX_LENGTH, accessMode = Schema.AccessMode.WRITE_ONLY)
        RemovableText shopApiKey,
        @Schema(allowableValues = {"ask", "tell"})
        String channel,
        @Schema(allowableValues = {"authorized", "complete"})
        String issueWhen,
        @Schema(allowableValues = {"revoke", "record"})
        String refunds,
        @Schema(allowableValues = {"record", "reduce"})
        String partialRefunds,
        @Schema(allowableValues = {"revoke", "record"})
        String disputes,
        @Schema(allowableValues = {"revoke", "record"})
        String cancellations,
        @Schema(allowableValues = {"revoke", "record"})
        String endedSubscriptions,
        Boolean mailsKeys,
        @Schema(description = "Empty removes it.", maxLength = NoticeRules.MAX_RECEIVER)
        String receiver) {

    /** What a header can hold: it goes to the shop in one. */
    private static final String API_KEY = "^[!-~]+$";

    /** @param addressed the name that the address says */
    public Settings toSettings(String addressed) {
        FieldErrors errors = new FieldErrors();
        if (name != null && !name.equalsIgnoreCase(addressed)) {
            errors.add("name", "must be the name in the address, or left out");
        }
        Settings settings = new Settings(
                Optional.ofNullable(enabled),
                Optional.ofNullable(open),
                errors.read("user", user, text -> StoredText.require(text, Login.MAX_USER)),
                errors.read("password", password, text -> StoredText.require(text, Login.MAX_PASSWORD)),
                errors.read("sharedKey", sharedKey, ProviderChange::replacement),
                errors.read("apiKey", apiKey, ProviderChange::replacement),
                errors.read("repeats", repeats, Repeats::of),
                Optional.ofNullable(liveOnly),
                Optional.ofNullable(trustBuyerFields),
                errors.read("webhookSecret", webhookSecret, ProviderChange::replacement),
                errors.read("shopApiKey", shopApiKey, ProviderChange::apiKeyReplacement),
                new NoticeSettings(
                        errors.read("channel", channel, Channel::of),
                        errors.read("issueWhen", issueWhen, IssueWhen::of),
                        errors.read("refunds", refunds, Reaction::of),
                        errors.read("partialRefunds", partialRefunds, PartialRefunds::of),
                        errors.read("disputes", disputes, Reaction::of),
                        errors.read("cancellations", cancellations, Reaction::of),
                        errors.read("endedSubscriptions", endedSubscriptions, Reaction::of),
                        Optional.ofNullable(mailsKeys),
                        errors.read("receiver", receiver, text -> StoredText.require(text.strip(), NoticeRules.MAX_RECEIVER))));
        errors.throwIfAny();
        return settings;
    }

    private static Replacement replacement(RemovableText given) {
        return new Replacement(given.text().map(text -> new Secret(StoredText.require(text, Secret.MAX_LENGTH))));
    }

    private static Replacement apiKeyReplacement(RemovableText given) {
        Replacement replacement = replacement(given);
        if (given.text().filter(text -> !text.matches(API_KEY)).isPresent()) {
            throw new IllegalArgumentException("must hold letters, digits and signs of ASCII only, without blanks");
        }
        return replacement;
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "ProviderChange[…]";
    }
}
