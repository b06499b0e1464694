package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.swagger.v3.oas.annotations.media.Schema;

/** A provider, without its secrets. */
@Schema(name = "Provider", description = "A shop or other caller. Its secrets are never shown, only whether they are set.")
public record ProviderResponse(
        @Schema(example = "fastspring")
        String name,
        @Schema(description = "A provider that is switched off is refused.")
        boolean enabled,
        @Schema(description = "Whether it may call without credentials.")
        boolean open,
        @Schema(description = "Null where none is set; empty where any user is right.", types = {"string", "null"},
                example = "shop")
        String user,
        boolean passwordSet,
        boolean sharedKeySet,
        boolean apiKeySet,
        @Schema(description = "What an order line gets that comes again: the same keys, or new ones.",
                allowableValues = {"reuse", "issue"}, example = "reuse")
        String repeats,
        @Schema(description = "Whether test orders are refused.")
        boolean liveOnly,
        @Schema(description = "Whether arguments count that stand where a buyer could write.")
        boolean trustBuyerFields,
        boolean webhookSecretSet,
        @Schema(description = "Whether there is a key to ask the shop's own API with for what its events leave out.")
        boolean shopApiKeySet,
        @Schema(description = "By which door its orders get their keys: the shop asks for them, or tells what it sold. Null: its usual one.",
                types = {"string", "null"}, pattern = "^(ask|tell)$")
        String channel,
        @Schema(description = "At which point of an order its keys are issued, where the shop tells when its payment is only authorised (2Checkout).",
                allowableValues = {"authorized", "complete"}, example = "complete")
        String issueWhen,
        @Schema(description = "What a full refund does to the licences.", allowableValues = {"revoke", "record"}, example = "revoke")
        String refunds,
        @Schema(description = "Whether licences that were given back are taken from those that no computer uses.",
                allowableValues = {"record", "reduce"}, example = "record")
        String partialRefunds,
        @Schema(description = "What a buyer's dispute does.", allowableValues = {"revoke", "record"}, example = "revoke")
        String disputes,
        @Schema(description = "What a cancelled order does.", allowableValues = {"revoke", "record"}, example = "revoke")
        String cancellations,
        @Schema(description = "What the end of a subscription does; where it is recorded only, the licences expire.",
                allowableValues = {"revoke", "record"}, example = "revoke")
        String endedSubscriptions,
        @Schema(description = "Whether Keyreeve mails the keys of orders that the shop tells of.")
        boolean mailsKeys,
        @Schema(description = "The account that sales must be of: an address or number at PayPal, the seller_id at Gumroad.", types = {"string", "null"})
        String receiver) {

    public static ProviderResponse of(Provider provider) {
        return new ProviderResponse(
                provider.name().text(),
                provider.enabled(),
                provider.open(),
                provider.login().map(Login::user).orElse(null),
                provider.login().isPresent(),
                provider.sharedKey().isPresent(),
                provider.apiKey().isPresent(),
                provider.repeats().text(),
                provider.liveOnly(),
                provider.trustBuyerFields(),
                provider.webhookSecret().isPresent(),
                provider.shopApiKey().isPresent(),
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
}
