package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.NoticeReading;
import io.github.keyreeve.application.port.out.ShopInquiries;
import io.github.keyreeve.application.port.out.ShopInquiries.Answer;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.provider.Provider;
import java.util.concurrent.CompletableFuture;

/** Has events completed by their shops, where keys are to be issued and there is a key to ask with. */
record OrderCompletion(NoticeReading reading, ShopInquiries inquiries) {

    /** @return done at once where there is nothing to ask; exceptionally where the event cannot be read by a defect */
    CompletableFuture<Answer> begin(ShopEvent event, Provider provider) {
        try {
            return provider.shopApiKey()
                    .filter(key -> isToIssue(reading.read(event), provider))
                    .map(key -> inquiries.ask(event, key))
                    .orElseGet(() -> CompletableFuture.completedFuture(new Answer.Complete(event)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isToIssue(ShopNotice notice, Provider provider) {
        if (notice instanceof ShopNotice.Several several) {
            return several.notices().stream().anyMatch(each -> isToIssue(each, provider));
        }
        return notice instanceof ShopNotice.OrderPaid paid && !(paid.testOrder() && provider.liveOnly());
    }
}
