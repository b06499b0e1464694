package io.github.keyreeve.web.api.dto;

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
        boolean trustBuyerFields) {

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
                provider.trustBuyerFields());
    }
}
