package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import java.util.List;
import java.util.Optional;

/**
 * Money of Paddle's that goes back, or comes again. Its items name amounts of the transaction's lines, but no licences:
 * what is partial is of money only.
 */
record PaddleAdjustment(EventJson adjustment) {

    private static final NothingToDo OTHER = new NothingToDo("Adjustments of this kind change no licence.");

    ShopNotice notice() {
        String transaction = adjustment.requiredNumber("transaction_id");
        String action = adjustment.required("action");
        if (!adjustment.required("status").equals("approved")) {
            return new NothingToDo("The adjustment is not approved.");
        }
        return switch (action) {
            case "refund" -> whole() ? new OrderRefunded(transaction) : partly(transaction, refund());
            case "chargeback" -> whole() ? new OrderDisputed(transaction) : partly(transaction, Optional.empty());
            case "chargeback_reverse" -> whole() ? new DisputeWon(transaction) : OTHER;
            default -> OTHER;
        };
    }

    /** Where nothing is said, as in older versions, it counts as partial: that revokes nothing. */
    private boolean whole() {
        return adjustment.at("type").textOr("").equals("full");
    }

    private static ShopNotice partly(String transaction, Optional<Refund> refund) {
        return new OrderPartlyRefunded(transaction, List.of(), refund);
    }

    /** Several partial ones are not called full when they come to it (source: Paddle's reference, adjustments). */
    private Optional<Refund> refund() {
        EventJson totals = adjustment.at("totals");
        return adjustment.number("id").map(number ->
                new Refund(number, totals.at("total").smallUnits(totals.at("currency_code").text())));
    }
}
