package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.domain.provider.NoticeRules;
import java.util.ArrayList;
import java.util.List;

/** What is set up of a provider, in a few words and without secrets: all that differs from one that nobody touched. */
final class ProviderDescription {

    private static final NoticeRules USUAL = NoticeRules.USUAL;

    private final JsonNode provider;
    private final List<String> words = new ArrayList<>();

    private ProviderDescription(JsonNode provider) {
        this.provider = provider;
    }

    /** @param provider as the JSON API answers it */
    static String of(JsonNode provider) {
        ProviderDescription description = new ProviderDescription(provider);
        description.addHowItGetsIn();
        description.addHowItOrders();
        description.addWhatFollows();
        return description.words.isEmpty() ? "not set up" : String.join(", ", description.words);
    }

    private void addHowItGetsIn() {
        addIf(!provider.path("enabled").asBoolean(), "switched off");
        addIf(isTrue("open"), "OPEN to everybody");
        addIf(isTrue("passwordSet"), "user and password");
        addIf(isTrue("sharedKeySet"), "shared key");
        addIf(isTrue("webhookSecretSet"), "web hook secret");
        addIf(isTrue("apiKeySet"), "API key");
        addIf(isTrue("shopApiKeySet"), "key of the shop's API");
        addIf(provider.hasNonNull("receiver"), "receiver " + text("receiver"));
    }

    private void addHowItOrders() {
        addIf(provider.hasNonNull("channel"), "channel " + text("channel"));
        addIf(text("repeats").equals("issue"), "issues on every request");
        addIf(isTrue("liveOnly"), "live orders only");
        addIf(isTrue("trustBuyerFields"), "trusts buyers' fields");
        addUnless(USUAL.issueWhen().text(), "issueWhen", "issues when");
        addIf(!provider.path("mailsKeys").asBoolean(USUAL.mailsKeys()), "mails no keys");
    }

    private void addWhatFollows() {
        addUnless(USUAL.refunds().text(), "refunds", "refunds:");
        addUnless(USUAL.partialRefunds().text(), "partialRefunds", "partial refunds:");
        addUnless(USUAL.disputes().text(), "disputes", "disputes:");
        addUnless(USUAL.cancellations().text(), "cancellations", "cancellations:");
        addUnless(USUAL.endedSubscriptions().text(), "endedSubscriptions", "ended subscriptions:");
    }

    private void addUnless(String usual, String field, String label) {
        addIf(!text(field).equals(usual), label + " " + text(field));
    }

    private void addIf(boolean applies, String word) {
        if (applies) {
            words.add(word);
        }
    }

    private boolean isTrue(String field) {
        return provider.path(field).asBoolean();
    }

    private String text(String field) {
        return provider.path(field).asText();
    }
}
