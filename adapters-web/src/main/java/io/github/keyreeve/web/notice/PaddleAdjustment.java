package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import java.util.List;

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
            case "refund" -> whole() ? new OrderRefunded(transaction) : partly(transaction);
            case "chargeback" -> whole() ? new OrderDisputed(transaction) : partly(transaction);
            case "chargeback_reverse" -> whole() ? new DisputeWon(transaction) : OTHER;
            default -> OTHER;
        };
    }

    /** Where nothing is said, as in older versions, it counts as partial: that revokes nothing. */
    private boolean whole() {
        return adjustment.at("type").textOr("").equals("full");
    }

    private static ShopNotice partly(String transaction) {
        return new OrderPartlyRefunded(transaction);
    }
}
