package io.github.keyreeve.domain.provider;

import java.util.Optional;

/**
 * What follows from what a shop tells (source: what every shop sends, "What this means for the server").
 *
 * @param channel by which keys are issued; absent: the shop's usual one
 * @param issueWhen at which point of an order, for shops that tell when its payment is only authorised (2Checkout)
 * @param refunds what a full refund does to the order's licences
 * @param partialRefunds whether licences that were given back are taken from those that nobody uses; otherwise a partial
 *     refund is recorded only
 * @param disputes what a buyer's dispute does
 * @param cancellations what a cancelled order does; a cancelled subscription runs to its end anyway
 * @param endedSubscriptions what the end of a subscription does; where it is recorded only, the licences expire
 * @param mailsKeys whether Keyreeve mails the keys of orders that the shop tells of
 * @param receiver the account that sales must be of, for shops whose messages name one (PayPal, Gumroad): an e-mail address
 *     or account number of at most {@value #MAX_RECEIVER} characters
 */
public record NoticeRules(
        Optional<Channel> channel,
        IssueWhen issueWhen,
        Reaction refunds,
        PartialRefunds partialRefunds,
        Reaction disputes,
        Reaction cancellations,
        Reaction endedSubscriptions,
        boolean mailsKeys,
        Optional<String> receiver) {

    public static final int MAX_RECEIVER = 255;

    /** Who gets the money back loses the licence; who got a part of it back keeps it. */
    public static final NoticeRules USUAL = new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE,
            PartialRefunds.RECORD, Reaction.REVOKE, Reaction.REVOKE, Reaction.REVOKE, true, Optional.empty());

    public NoticeRules with(Channel other) {
        return new NoticeRules(Optional.of(other), issueWhen, refunds, partialRefunds, disputes, cancellations, endedSubscriptions,
                mailsKeys, receiver);
    }

    public NoticeRules with(IssueWhen other) {
        return new NoticeRules(channel, other, refunds, partialRefunds, disputes, cancellations, endedSubscriptions, mailsKeys, receiver);
    }
}
