package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Mails.Filter;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every keeper of mails promises. */
public abstract class MailsContract extends StorageContract {

    private static final Instant NOW = Orders.SAMPLE_INSTANT;
    private static final PageRequest FIRST_PART = new PageRequest(PageRequest.MAX_LIMIT, Optional.empty());
    private static final int ALL = 10_000;

    @Test
    void keepsAMailAsItIs() {
        OrderLine order = aStoredOrder();
        OrderMail longest = OrderMail.ofKeys(ids.next(), order.id(), longestText(255), longestText(320), false, NOW)
                .claimed(NOW.plusSeconds(1)).postponed("x".repeat(OrderMail.MAX_REMARK), NOW);
        OrderMail sent = OrderMail.ofKeys(ids.next(), order, NOW).claimed(NOW.plusSeconds(60)).sent(NOW.plusSeconds(2), "A note.");
        mails().add(longest);
        mails().add(sent);

        assertThat(mails().find(longest.id())).contains(new MailOfOrder(longest, order));
        assertThat(mails().find(sent.id())).contains(new MailOfOrder(sent, order));
        assertThat(mails().find(ids.next())).isEmpty();
    }

    @Test
    void keepsOneMailOfARenewal() {
        OrderLine order = aStoredOrder();
        Instant end = NOW.plus(Duration.ofDays(365));
        OrderMail first = OrderMail.ofRenewal(ids.next(), order.id(), end, false, NOW);
        OrderMail homeless = OrderMail.ofRenewal(ids.next(), order.id(), end.plusSeconds(1), true, NOW);

        assertThat(addedOnce(first)).isTrue();
        assertThat(addedOnce(OrderMail.ofRenewal(ids.next(), order.id(), end, false, NOW.plusSeconds(9)))).isFalse();
        assertThat(addedOnce(homeless)).as("the next renewal").isTrue();
        assertThat(addedOnce(OrderMail.ofRenewal(ids.next(), aStoredOrder().id(), end, false, NOW))).as("of another order").isTrue();
        OrderMail keys = added(OrderMail.ofKeys(ids.next(), order, NOW));
        OrderMail keysAgain = added(OrderMail.ofKeys(ids.next(), order, NOW));

        assertThat(list(Optional.empty(), order.orderId())).containsExactly(keysAgain, keys, homeless, first);
    }

    /** The transaction is as good as before. */
    @Test
    void writesOnAfterARenewalThatThereIsAMailOf() {
        OrderLine order = aStoredOrder();
        addedOnce(OrderMail.ofRenewal(ids.next(), order.id(), NOW, false, NOW));
        OrderMail keys = OrderMail.ofKeys(ids.next(), order, NOW);

        storage().transactions().inTransaction(() -> {
            assertThat(mails().addOnce(OrderMail.ofRenewal(ids.next(), order.id(), NOW, false, NOW))).isFalse();
            mails().add(keys);
            return keys;
        });

        assertThat(mail(keys.id())).isEqualTo(keys);
    }

    @Test
    void keepsOneMailOfARenewalThatManyServersHearOfAtOnce() {
        OrderLine order = aStoredOrder();

        List<Boolean> added = Together.run(8, thread -> addedOnce(OrderMail.ofRenewal(UUID.randomUUID(), order.id(), NOW, false, NOW)));

        assertThat(added).containsOnlyOnce(true);
        assertThat(list(Optional.empty(), order.orderId())).hasSize(1);
    }

    private boolean addedOnce(OrderMail renewal) {
        return storage().transactions().inTransaction(() -> mails().addOnce(renewal));
    }

    @Test
    void isKeptWithTheOrderOrNotAtAll() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        OrderMail mail = OrderMail.ofKeys(ids.next(), order.line(), NOW);

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            storage().issuedOrders().add(order, Optional.empty(), "content");
            mails().add(mail);
            throw new IllegalStateException("in between");
        })).hasMessage("in between");

        assertThat(mails().find(mail.id())).isEmpty();
    }

    @Test
    void listsNewestFirstByStateAndOrder() {
        OrderLine order = aStoredOrder();
        OrderLine other = aStoredOrder();
        OrderMail first = added(OrderMail.ofKeys(ids.next(), order, NOW));
        OrderMail second = added(OrderMail.ofKeys(ids.next(), order, NOW).failed("No."));
        OrderMail third = added(OrderMail.ofKeys(ids.next(), other, NOW));

        assertThat(list(Optional.empty(), Optional.empty())).containsSubsequence(third, second, first);
        assertThat(list(Optional.empty(), order.orderId())).containsExactly(second, first);
        assertThat(list(Optional.of(MailState.FAILED), order.orderId())).containsExactly(second);
        assertThat(list(Optional.of(MailState.WAITING), Optional.empty())).containsSubsequence(third, first).doesNotContain(second);
        assertThat(list(Optional.of(MailState.SENT), order.orderId())).isEmpty();
    }

    @Test
    void answersInParts() {
        OrderLine order = aStoredOrder();
        List<OrderMail> expected = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            expected.addFirst(added(OrderMail.ofKeys(ids.next(), order, NOW)));
        }

        Filter filter = new Filter(Optional.empty(), order.orderId());
        Slice<MailOfOrder> first = mails().list(filter, new PageRequest(3, Optional.empty()));
        Slice<MailOfOrder> second = mails().list(filter, new PageRequest(3, first.next()));

        assertThat(first.items()).extracting(MailOfOrder::mail).containsExactlyElementsOf(expected.subList(0, 3));
        assertThat(second.items()).extracting(MailOfOrder::mail).containsExactlyElementsOf(expected.subList(3, 5));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void tellsWhatIsDueTheLongestDueFirst() {
        OrderLine order = aStoredOrder();
        OrderMail later = added(OrderMail.ofKeys(ids.next(), order, NOW));
        OrderMail first = added(OrderMail.ofKeys(ids.next(), order, NOW.minusSeconds(1)));
        OrderMail inHands = added(OrderMail.ofKeys(ids.next(), order, NOW).claimed(NOW.minusSeconds(2)));
        OrderMail notYet = added(OrderMail.ofKeys(ids.next(), order, NOW.plus(Duration.ofNanos(1_000))));
        OrderMail done = added(OrderMail.ofKeys(ids.next(), order, NOW).failed("No."));

        assertThat(mails().due(NOW, ALL)).containsSubsequence(inHands, first, later).doesNotContain(notYet, done);
        assertThat(mails().due(NOW, 1)).hasSize(1);
        assertThat(mails().anyUnsent()).isTrue();
    }

    @Test
    void replacesOnlyWhatNobodyChangedMeanwhile() {
        OrderMail waiting = added(OrderMail.ofKeys(ids.next(), aStoredOrder(), NOW));
        OrderMail claimed = waiting.claimed(NOW.plusSeconds(60));
        OrderMail again = claimed.failed("No.").again(NOW);

        assertThat(replace(waiting, claimed)).isTrue();
        assertThat(replace(waiting, claimed)).isFalse();
        assertThat(replace(claimed, claimed.claimed(NOW))).isTrue();
        assertThat(replace(claimed, claimed.failed("No."))).as("another server has it by now").isFalse();
        assertThat(replace(claimed.claimed(NOW), claimed.claimed(NOW).failed("No."))).isTrue();
        assertThat(replace(again, again.claimed(NOW))).as("sent again").isFalse();
        assertThat(mails().find(waiting.id()).orElseThrow().mail().state()).isEqualTo(MailState.FAILED);
    }

    @Test
    void givesAMailToOneOfManyServers() {
        OrderMail mail = added(OrderMail.ofKeys(ids.next(), aStoredOrder(), NOW));
        AtomicInteger winners = new AtomicInteger();

        Together.run(16, thread -> {
            if (replace(mail, mail.claimed(NOW.plusSeconds(60)))) {
                winners.incrementAndGet();
            }
            return thread;
        });

        assertThat(winners).hasValue(1);
    }

    @Test
    void waitsAgainOnceThereIsAnAddress() {
        OrderLine order = aStoredOrder();
        OrderMail homeless = added(OrderMail.ofKeys(ids.next(), order.id(), "", "", true, NOW));
        OrderMail failed = added(OrderMail.ofKeys(ids.next(), order, NOW).failed("No."));
        OrderMail other = added(OrderMail.ofKeys(ids.next(), aStoredOrder().id(), "", "", true, NOW));
        Instant known = NOW.plusSeconds(5);

        storage().transactions().inTransaction(() -> {
            mails().addressKnown(List.of(), known);
            mails().addressKnown(List.of(order.id()), known);
            return order;
        });

        assertThat(mail(homeless.id())).isEqualTo(homeless.atOnce(known));
        assertThat(mail(failed.id())).isEqualTo(failed);
        assertThat(mail(other.id())).isEqualTo(other);
    }

    private Mails mails() {
        return storage().mails();
    }

    private OrderMail mail(UUID id) {
        return mails().find(id).orElseThrow().mail();
    }

    private OrderMail added(OrderMail mail) {
        storage().transactions().inTransaction(() -> {
            mails().add(mail);
            return mail;
        });
        return mail;
    }

    private boolean replace(OrderMail before, OrderMail after) {
        return storage().transactions().inTransaction(() -> mails().replace(before, after));
    }

    private List<OrderMail> list(Optional<MailState> state, Optional<String> orderId) {
        return mails().list(new Filter(state, orderId), FIRST_PART).items().stream().map(MailOfOrder::mail).toList();
    }

    private OrderLine aStoredOrder() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withMail(new MailWishes(true, "welcome")).build();
        store(order);
        return order.line();
    }
}
