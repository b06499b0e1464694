package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.TendInbox.Dismissal;
import io.github.keyreeve.application.port.out.ShopInquiries.Answer;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InboxWorkerTest {

    private static final ShopNotice SALE = new ShopNotice.OrderPaid("O-1", Set.of(), List.of(new PaidLine("1", "", new Quantity(1),
            Mapping.ofSets("EDITOR"), Mapping.NONE, Optional.empty(), Optional.empty())), Orders.customer("jane@example.com", "Jane"),
            Optional.empty(), false);
    private static final PaidLine YEARLY = new PaidLine("1", "", new Quantity(1), Mapping.ofSets("YEARLY"), Mapping.NONE,
            Optional.of("S-1"), Optional.empty());
    private static final ShopNotice SUBSCRIPTION =
            new ShopNotice.OrderPaid("O-2", Set.of(), List.of(YEARLY), Orders.customer("jane@example.com", "Jane"), Optional.empty(), false);
    private static final ShopNotice RENEWAL =
            new ShopNotice.SubscriptionPaid("S-1", Optional.empty(), Optional.of(new Payment("P-2")), Optional.of(YEARLY), false);
    private static final ShopNotice NOTHING = new ShopNotice.NothingToDo("Nothing.");
    private static final ShopNotice UNUSABLE = new ShopNotice.NotUsable("It says too little.");

    private final ToldShop shop = new ToldShop();

    @Test
    void doesWhatIsToldWhenItIsWorkedOnAndNotBefore() {
        shop.take("E-1", SALE);
        assertThat(shop.licenses()).isEmpty();
        assertThat(shop.rung()).isOne();

        shop.work();

        assertThat(shop.licenses()).hasSize(1);
        assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
        assertThat(shop.entry("E-1").concludedAt()).contains(shop.desks.clock.instant());
    }

    @Test
    void worksOnEverythingThatIsThere() {
        IntStream.range(0, 35).forEach(number -> shop.take("E-" + number, NOTHING));

        shop.work();

        assertThat(shop.entries()).hasSize(35).allMatch(entry -> entry.state() == State.DONE);
    }

    @Test
    void keepsAnEventOnceAndWakesItWhereSomebodyHasToLookAtIt() {
        shop.tell("E-1", UNUSABLE);

        shop.take("E-1", UNUSABLE);

        assertThat(shop.entries()).hasSize(1).allMatch(entry -> entry.state() == State.OPEN);
        assertThat(shop.rung()).isEqualTo(2);
    }

    @Test
    void triesAgainAfterGrowingPausesWhatFailsUnexpectedlyAndTellsOfIt() {
        IllegalStateException defect = new IllegalStateException("a defect");
        shop.takeDefective("E-1", defect);
        shop.take("E-2", SALE);

        shop.work();

        assertThat(shop.failures).containsExactly(defect);
        InboxEntry entry = shop.entry("E-1");
        assertThat(entry.state()).isEqualTo(State.OPEN);
        assertThat(entry.outcome()).isEqualTo("Something unexpected went wrong; the server's log says what.");
        assertThat(entry.nextAttemptAt()).contains(shop.desks.clock.instant().plusSeconds(5));
        assertThat(shop.licenses()).hasSize(1);

        shop.mend();
        shop.workAfter(Duration.ofSeconds(5));

        assertThat(shop.entry("E-1").state()).isEqualTo(State.DONE);
    }

    /** As where its secrets were encrypted with another master key. */
    @Test
    void worksForTheOtherShopsWhereWhatIsStoredOfOneCannotBeRead() {
        shop.broken = Optional.of(new IllegalStateException("a defect"));
        shop.take("E-1", SALE);
        shop.take(new ProviderName("paddle"), "E-2", SALE);

        shop.work();

        assertThat(shop.licenses()).hasSize(1);
        assertThat(shop.entry("E-1").state()).isEqualTo(State.OPEN);
        assertThat(shop.entry("E-2").state()).isEqualTo(State.DONE);
    }

    @Test
    void leavesToPeopleWhatFailsForADay() {
        shop.takeDefective("E-1", new IllegalStateException("a defect"));

        for (int hour = 0; hour < 48; hour++) {
            shop.workAfter(Duration.ofHours(1));
        }

        assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
        assertThat(shop.failures).hasSize(10);
    }

    /** The growing pauses, but for minutes only: a mapping that is missing must not go unseen for a day. */
    @Test
    void leavesToPeopleAfterSomeMinutesWhatAnotherMessageWouldHaveSettled() {
        shop.tell("E-1", new ShopNotice.OrderPaid("O-3", Set.of(), List.of(new PaidLine("1", "", Quantity.ONE, Mapping.NONE, Mapping.NONE,
                Optional.of("S-3"), Optional.empty())), Orders.customer("jane@example.com", "Jane"), Optional.empty(), false));

        for (long pause : List.of(5L, 20L, 60L, 300L)) {
            assertThat(shop.entry("E-1").nextAttemptAt()).contains(shop.desks.clock.instant().plusSeconds(pause));
            shop.workAfter(Duration.ofSeconds(pause));
        }

        assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
    }

    @Test
    void takesOverWhatAServerHadBegunWhenItDied() {
        shop.take("E-1", SALE);
        shop.desks.storage.inbox().claim(shop.desks.clock.instant(), shop.desks.clock.instant().plus(Duration.ofSeconds(30)), 10);

        shop.work();
        assertThat(shop.licenses()).isEmpty();
        shop.workAfter(Duration.ofSeconds(30));

        assertThat(shop.licenses()).hasSize(1);
        assertThat(shop.entry("E-1").attempts()).isEqualTo(2);
    }

    @Test
    void worksAgainOnWhatTheStaffWantAndIssuesNothingTwice() {
        InboxEntry done = shop.tell("E-1", SALE);

        assertThat(shop.inbox.runAgain(done.id())).map(InboxEntry::state).contains(State.OPEN);
        shop.work();

        assertThat(shop.licenses()).hasSize(1);
        assertThat(shop.entry("E-1").outcome()).contains("had its keys already");
        assertThat(shop.inbox.runAgain(new UUID(0, 0))).isEmpty();
    }

    @Test
    void issuesAndRenewsNothingTwiceForWhatIsToldAgainAfterItsEntryWasRemoved() {
        shop.tell("E-1", SUBSCRIPTION);
        shop.tell("E-2", RENEWAL);
        Expiry renewed = shop.only().terms().expiry();
        Retention retention = new Retention(shop.desks.storage, shop.desks.storage.inbox(), Duration.ofDays(90), shop.desks.clock);
        assertThat(retention.removeSome()).isFalse();

        shop.desks.clock.advance(Duration.ofDays(90).plusSeconds(1));
        assertThat(retention.removeSome()).isTrue();
        assertThat(shop.entries()).isEmpty();
        shop.tell("E-1", SUBSCRIPTION);
        shop.tell("E-2", RENEWAL);

        assertThat(shop.entries()).hasSize(2).allMatch(entry -> entry.state() == State.DONE);
        assertThat(shop.entry("E-1").outcome()).contains("had its keys already");
        assertThat(shop.only().terms().expiry()).isEqualTo(renewed);
    }

    @Test
    void neverRemovesWhatWaits() {
        shop.tell("E-1", UNUSABLE);
        shop.takeDefective("E-2", new IllegalStateException("a defect"));
        shop.work();
        shop.desks.clock.advance(Duration.ofDays(10_000));

        assertThat(new Retention(shop.desks.storage, shop.desks.storage.inbox(), Duration.ofDays(1), shop.desks.clock).removeSome())
                .isFalse();
        assertThat(shop.entries()).extracting(InboxEntry::state).containsExactly(State.OPEN, State.WAITING);
    }

    @Test
    void letsTheStaffPutAwayWhatWaits() {
        InboxEntry waiting = shop.tell("E-1", UNUSABLE);
        InboxEntry done = shop.tell("E-2", NOTHING);

        assertThat(shop.inbox.dismiss(waiting.id())).isInstanceOfSatisfying(Dismissal.Dismissed.class, dismissed -> {
            assertThat(dismissed.entry().state()).isEqualTo(State.DISMISSED);
            assertThat(dismissed.entry().outcome()).isEqualTo("Put away by the staff. It says too little.");
        });
        assertThat(shop.inbox.dismiss(done.id())).isInstanceOf(Dismissal.NotWaiting.class);
        assertThat(shop.inbox.dismiss(new UUID(0, 0))).isInstanceOf(Dismissal.NotFound.class);
    }

    /** Of a shop whose events leave out what was bought. */
    @Nested
    class ShopsThatAreAsked {

        private static final String WITHOUT_KEY = "No line is mapped to a product";
        private static final ShopNotice INCOMPLETE = order(Mapping.NONE, false);

        private static ShopNotice order(Mapping mapping, boolean test) {
            return new ShopNotice.OrderPaid("O-1", Set.of(), List.of(new PaidLine("1", "", new Quantity(1), mapping, Mapping.NONE,
                    Optional.empty(), Optional.empty())), Orders.customer("jane@example.com", "Jane"), Optional.empty(), test);
        }

        private void key(boolean liveOnly) {
            Provider usual = Provider.untouched(ToldShop.SHOP);
            shop.provider(new Provider(usual.name(), true, false, Optional.empty(), Optional.empty(), Optional.empty(), usual.repeats(),
                    liveOnly, false, Optional.empty(), Optional.of(new Secret("sk_1")), usual.notices()));
        }

        private void answers(String number, Answer answer) {
            shop.answers.put(number, CompletableFuture.completedFuture(answer));
        }

        @Test
        void areNotAskedWithoutAKey() {
            InboxEntry entry = shop.tell("E-1", INCOMPLETE);

            assertThat(shop.asked).isEmpty();
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).startsWith(WITHOUT_KEY);
        }

        @Test
        void completeTheirOrders() {
            key(false);
            shop.take("E-1", INCOMPLETE);
            answers("E-1", new Answer.Complete(shop.completed("E-1", SALE)));

            shop.work();

            assertThat(shop.asked).containsExactly("E-1 by sk_1");
            assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        }

        @Test
        void completeWhatTellsOfAnOrderAmongOtherThings() {
            key(false);
            shop.take("E-1", new ShopNotice.Several(List.of(NOTHING, INCOMPLETE)));
            answers("E-1", new Answer.Complete(shop.completed("E-1", SALE)));

            shop.work();

            assertThat(shop.licenses()).hasSize(1);
        }

        @Test
        void areAskedAboutNothingElse() {
            key(true);

            shop.tell("E-1", NOTHING);
            shop.tell("E-2", new ShopNotice.OrderRefunded("O-9"));
            shop.tell("E-3", order(Mapping.ofSets("EDITOR"), true));

            assertThat(shop.asked).isEmpty();
            assertThat(shop.entry("E-3").outcome()).startsWith("This is a test order");
        }

        @Test
        void areAskedAgainAfterAPauseWhereTheyCannotAnswerNow() {
            key(false);
            answers("E-1", new Answer.NotNow("The shop is busy."));

            InboxEntry entry = shop.tell("E-1", SALE);

            assertThat(shop.licenses()).isEmpty();
            assertThat(entry.state()).isEqualTo(State.OPEN);
            assertThat(entry.outcome()).isEqualTo("The shop is busy.");
            assertThat(entry.nextAttemptAt()).contains(shop.desks.clock.instant().plusSeconds(5));
            answers("E-1", new Answer.Complete(shop.completed("E-1", SALE)));
            shop.workAfter(Duration.ofSeconds(5));
            assertThat(shop.licenses()).hasSize(1);
        }

        @Test
        void thatNeverAnswerAreLeftToPeopleAfterADay() {
            key(false);
            answers("E-1", new Answer.NotNow("The shop is busy."));
            shop.take("E-1", SALE);

            for (int hour = 0; hour < 48; hour++) {
                shop.workAfter(Duration.ofHours(1));
            }

            assertThat(shop.entry("E-1").state()).isEqualTo(State.WAITING);
            assertThat(shop.entry("E-1").outcome()).isEqualTo("The shop is busy.");
            assertThat(shop.asked).hasSize(10);
        }

        @Test
        void thatRefuseLeaveItToPeople() {
            key(false);
            answers("E-1", new Answer.Refused("Set another key."));

            InboxEntry entry = shop.tell("E-1", SALE);

            assertThat(shop.licenses()).isEmpty();
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).isEqualTo("Set another key.");
        }

        /** Whoever was taken for dead must not keep what he did, lest two servers do the same. */
        @Test
        void mayAnswerSoLateThatAnotherServerDoesTheWork() {
            key(false);
            shop.take("E-1", INCOMPLETE);
            answers("E-1", new Answer.Complete(shop.completed("E-1", SALE)));
            shop.whenAsked = () -> {
                shop.desks.clock.advance(Duration.ofSeconds(30));
                Instant now = shop.desks.clock.instant();
                assertThat(shop.desks.storage.inbox().claim(now, now.plusSeconds(30), 10)).hasSize(1);
            };

            shop.work();
            assertThat(shop.licenses()).isEmpty();
            assertThat(shop.entry("E-1").state()).isEqualTo(State.OPEN);

            shop.whenAsked = () -> {};
            shop.workAfter(Duration.ofSeconds(30));
            assertThat(shop.licenses()).hasSize(1);
            assertThat(shop.entry("E-1").attempts()).isEqualTo(3);
        }

        /** Each alone could take a good part of the time that a batch is claimed for: here none answers before all are asked. */
        @Test
        void areAskedAllAtOnce() {
            key(false);
            IntStream.range(0, 10).forEach(number -> {
                shop.take("E-" + number, INCOMPLETE);
                shop.answers.put("E-" + number, new CompletableFuture<Answer>().orTimeout(20, TimeUnit.SECONDS));
            });
            shop.whenAsked = () -> {
                if (shop.asked.size() == 10) {
                    shop.answers.values().forEach(answer -> answer.complete(new Answer.NotNow("The shop is busy.")));
                }
            };

            shop.work();

            assertThat(shop.entries()).hasSize(10).allMatch(entry -> entry.outcome().equals("The shop is busy."));
        }

        @Test
        void orWhoeverAsksThemMayFailUnexpectedly() {
            key(false);
            IllegalStateException defect = new IllegalStateException("a defect");
            shop.answers.put("E-1", CompletableFuture.failedFuture(defect));
            shop.takeDefective("E-2", defect);

            InboxEntry entry = shop.tell("E-1", SALE);

            assertThat(entry.state()).isEqualTo(State.OPEN);
            assertThat(shop.entry("E-2").state()).isEqualTo(State.OPEN);
            assertThat(shop.failures).hasSize(2).allMatch(failure -> failure.getCause() == defect);
        }
    }
}
