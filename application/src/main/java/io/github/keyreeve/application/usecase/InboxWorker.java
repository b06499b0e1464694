package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Inbox;
import io.github.keyreeve.application.port.out.NoticeReading;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.ShopInquiries;
import io.github.keyreeve.application.port.out.ShopInquiries.Answer;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Works on what is in the inbox. What an event leads to and that it is done are kept in one transaction, so that a crash
 * at any moment loses nothing and does nothing twice; several servers can work on one inbox. Shops are asked before it.
 */
public final class InboxWorker {

    /** Longer than work on a batch takes: who has not concluded by then is dead. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 10;

    private final Transactions transactions;
    private final Inbox inbox;
    private final Providers providers;
    private final NoticeReading reading;
    private final OrderCompletion completion;
    private final NoticeDesk desk;
    private final BiConsumer<InboxEntry, RuntimeException> failures;
    private final Clock clock;

    /** @param failures gets what went wrong unexpectedly; it is tried again in any case */
    public InboxWorker(
            Transactions transactions,
            Inbox inbox,
            Providers providers,
            NoticeReading reading,
            ShopInquiries inquiries,
            NoticeDesk desk,
            BiConsumer<InboxEntry, RuntimeException> failures,
            Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.providers = providers;
        this.reading = reading;
        this.completion = new OrderCompletion(reading, inquiries);
        this.desk = desk;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Works on the entries whose turn it is, some at a time.
     *
     * @return whether there may be more at once
     * @throws StorageUnavailableException if the database cannot be reached; what was begun is done later
     */
    public boolean work() {
        List<InboxEntry> claimed = transactions.inTransaction(() -> inbox.claim(now(), now().plus(LEASE), BATCH));
        claimed.stream().map(this::begin).toList().forEach(this::finish);
        return claimed.size() == BATCH;
    }

    /** Shops are asked all at once, so that a slow one takes no more of the lease than one inquiry may. */
    private Begun begin(InboxEntry entry) {
        ShopEvent event = entry.event();
        Provider untouched = Provider.untouched(event.provider());
        try {
            Provider provider = providers.find(event.provider()).orElse(untouched);
            return new Begun(entry, provider, completion.begin(event, provider));
        } catch (StorageUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // Of this entry only: the others of the batch may be of other shops.
            return new Begun(entry, untouched, CompletableFuture.failedFuture(e));
        }
    }

    private void finish(Begun begun) {
        InboxEntry entry = begun.entry();
        try {
            Supplier<NoticeResult> work = work(begun);
            transactions.inTransaction(() -> {
                conclude(after(entry, work.get()));
                return entry;
            });
        } catch (ClaimLostException e) {
            // The server that claimed it since does the work.
        } catch (StorageUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.accept(entry, e);
            postpone(entry);
        }
    }

    /** Waits for the shop, and reads what is told: nothing of both belongs into a transaction. */
    private Supplier<NoticeResult> work(Begun begun) {
        return switch (begun.answer().join()) {
            case Answer.Complete complete -> {
                Told<ShopNotice> told = begun.told(reading.read(complete.event()));
                yield () -> desk.carryOut(told);
            }
            case Answer.NotNow notNow -> () -> NoticeResult.notYet(notNow.why());
            case Answer.Refused refused -> () -> NoticeResult.waits(refused.why());
        };
    }

    private InboxEntry after(InboxEntry entry, NoticeResult result) {
        return switch (result.kind()) {
            case DONE -> entry.concluded(State.DONE, result.words(), now());
            case PARTLY_DONE -> entry.concluded(State.PARTLY_DONE, result.words(), now());
            case WAITS -> entry.concluded(State.WAITING, result.words(), now());
            case MAYBE_LATER -> again(entry, Backoff.after(entry.attempts()), result.words(), State.DONE);
            case NOT_YET -> again(entry, Backoff.after(entry.attempts()), result.words(), State.WAITING);
            case SOON -> again(entry, Backoff.soonAfter(entry.attempts()), result.words(), State.WAITING);
        };
    }

    private InboxEntry again(InboxEntry entry, Optional<Duration> pause, String why, State end) {
        return pause
                .map(wait -> entry.postponed(now().plus(wait), why))
                .orElseGet(() -> entry.concluded(end, why, now()));
    }

    private void postpone(InboxEntry entry) {
        transactions.inTransaction(() -> inbox.conclude(again(entry, Backoff.after(entry.attempts()),
                "Something unexpected went wrong; the server's log says what.", State.WAITING)));
    }

    private void conclude(InboxEntry after) {
        if (!inbox.conclude(after)) {
            throw new ClaimLostException();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An entry, and what its shop is about to answer. */
    private record Begun(InboxEntry entry, Provider provider, CompletableFuture<Answer> answer) {

        Told<ShopNotice> told(ShopNotice notice) {
            ShopEvent event = entry.event();
            return new Told<>(notice, provider, event.arguments(), event.number(),
                    new Origin("provider:" + provider.name(), entry.address()));
        }
    }

    /** Undoes the work of one whose claim ran out. */
    private static final class ClaimLostException extends RuntimeException {

        ClaimLostException() {
            super("Another server claimed the entry since.");
        }
    }
}
