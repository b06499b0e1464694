package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Reaction;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.domain.provider.Secret;
import java.util.List;
import java.util.Optional;

/** The vendor's staff set up the shops that may ask for keys. */
public interface ManageProviders {

    /** Every provider that this server knows how to read, by name, whether or not it was ever set up. */
    List<Provider> all();

    /** By name or alias. */
    Optional<Provider> find(String name);

    Outcome change(String name, Settings settings);

    /** What became of a change. */
    sealed interface Outcome {

        record Changed(Provider provider) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Nothing was stored. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}
    }

    /** What is to be as said; what is absent stays. */
    record Settings(
            Optional<Boolean> enabled,
            Optional<Boolean> open,
            Optional<String> user,
            Optional<String> password,
            Optional<Replacement> sharedKey,
            Optional<Replacement> apiKey,
            Optional<Repeats> repeats,
            Optional<Boolean> liveOnly,
            Optional<Boolean> trustBuyerFields,
            Optional<Replacement> webhookSecret,
            Optional<Replacement> shopApiKey,
            NoticeSettings notices) {

        /** Changes nothing. */
        public static final Settings NONE = new Settings(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), NoticeSettings.NONE);

        @Override
        public String toString() {
            return "Settings[…]";
        }
    }

    /**
     * What is to follow from what the shop tells; what is absent stays.
     *
     * @param receiver a new one; an empty text removes it
     */
    record NoticeSettings(
            Optional<Channel> channel,
            Optional<IssueWhen> issueWhen,
            Optional<Reaction> refunds,
            Optional<PartialRefunds> partialRefunds,
            Optional<Reaction> disputes,
            Optional<Reaction> cancellations,
            Optional<Reaction> endedSubscriptions,
            Optional<Boolean> mailsKeys,
            Optional<String> receiver) {

        /** Changes nothing. */
        public static final NoticeSettings NONE = new NoticeSettings(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public NoticeRules appliedTo(NoticeRules before) {
            return new NoticeRules(
                    channel.or(before::channel),
                    issueWhen.orElse(before.issueWhen()),
                    refunds.orElse(before.refunds()),
                    partialRefunds.orElse(before.partialRefunds()),
                    disputes.orElse(before.disputes()),
                    cancellations.orElse(before.cancellations()),
                    endedSubscriptions.orElse(before.endedSubscriptions()),
                    mailsKeys.orElse(before.mailsKeys()),
                    receiver.or(before::receiver).filter(text -> !text.isEmpty()));
        }
    }

    /** A secret to put in the place of what is there; empty to remove it. */
    record Replacement(Optional<Secret> secret) {}
}
