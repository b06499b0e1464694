package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Inbox.Filter;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Inbox}. */
public abstract class InboxContract extends StorageContract {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, Optional.empty());

    private final ProviderName shop = new ProviderName("shop-" + UUID.randomUUID());

    /** Other tests leave open entries behind, which must not be claimed here. */
    @BeforeEach
    void concludeWhatOthersLeft() {
        for (List<InboxEntry> left = claim(Instant.parse("2100-01-01T00:00:00Z"), 200); !left.isEmpty(); left = claim(Instant.parse("2100-01-01T00:00:00Z"), 200)) {
            left.forEach(entry -> conclude(entry.concluded(State.DONE, "", NOW)));
        }
    }

    @Test
    void keepsEverythingOfAnEvent() {
        byte[] body = {0, 1, -1, '{', (byte) 0xE9};
        InboxEntry entry = InboxEntry.received(ids.next(), new ShopEvent(shop, longestText(ShopEvent.MAX_KIND), longestText(ShopEvent.MAX_NUMBER),
                body, longestText(255), Arguments.of(Map.of("is_userdata1", DIFFICULT_TEXTS.get(2) + "&\"={}"))), "2001:db8::1", NOW);

        assertThat(add(entry)).hasSize(1);

        InboxEntry found = inbox().find(entry.id()).orElseThrow();
        assertThat(found.event().body()).isEqualTo(body);
        assertThat(found).usingRecursiveComparison().isEqualTo(entry);
        assertThat(inbox().find(ids.next())).isEmpty();
    }

    @Test
    void keepsALongBody() {
        byte[] body = new byte[3 << 20];
        new Random(7).nextBytes(body);
        InboxEntry entry = InboxEntry.received(ids.next(), new ShopEvent(shop, "order.paid", "E-1", body, "application/json", Arguments.NONE),
                "192.0.2.1", NOW);
        add(entry);

        assertThat(inbox().find(entry.id()).orElseThrow().event().body()).isEqualTo(body);
    }

    @Test
    void keepsAnEventOnce() {
        InboxEntry first = entry("E-1");
        InboxEntry again = entry("E-1");
        InboxEntry other = entry("e-1");
        add(first);

        assertThat(add(again, other)).extracting(InboxEntry::id).containsExactly(other.id());
        assertThat(listed(Optional.empty())).extracting(InboxEntry::id).containsExactly(other.id(), first.id());
    }

    @Test
    void keepsAnEventOnceThatComesManyTimesAtOnce() {
        List<Integer> added = Together.run(8, thread -> add(entry("E-1"), entry("E-2")).size());

        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(listed(Optional.empty())).hasSize(2);
    }

    @Test
    void givesWhatIsDueToOneAtATimeLongestWaitingFirst() {
        InboxEntry one = entry("1");
        InboxEntry two = entry("2");
        InboxEntry three = entry("3");
        add(three, one);
        add(two);

        List<InboxEntry> claimed = claim(NOW, 2);

        assertThat(claimed).extracting(InboxEntry::id).containsExactly(one.id(), two.id());
        assertThat(claimed).allSatisfy(entry -> {
            assertThat(entry.attempts()).isOne();
            assertThat(entry.nextAttemptAt()).contains(LATER);
            assertThat(inbox().find(entry.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(entry);
        });
        assertThat(claim(NOW, 2)).extracting(InboxEntry::id).containsExactly(three.id());
        assertThat(claim(NOW, 2)).isEmpty();
        assertThat(claim(LATER, 5)).extracting(InboxEntry::attempts).containsOnly(2).hasSize(3);
    }

    @Test
    void isGivenToOneOfManyWhoAskAtOnce() {
        IntStream.range(0, 40).forEach(number -> add(entry("E-" + number)));

        List<UUID> claimed = Together.run(4, thread -> {
            List<UUID> mine = new ArrayList<>();
            for (List<InboxEntry> some = claim(NOW, 5); !some.isEmpty(); some = claim(NOW, 5)) {
                mine.addAll(some.stream().map(InboxEntry::id).toList());
            }
            return mine;
        }).stream().flatMap(List::stream).toList();

        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void keepsWhatBecameOfIt() {
        InboxEntry claimed = added("E-1");

        assertThat(conclude(claimed.concluded(State.PARTLY_DONE, "so", LATER))).isTrue();

        InboxEntry found = inbox().find(claimed.id()).orElseThrow();
        assertThat(found.state()).isEqualTo(State.PARTLY_DONE);
        assertThat(found.outcome()).isEqualTo("so");
        assertThat(found.concludedAt()).contains(LATER);
        assertThat(found.nextAttemptAt()).isEmpty();
        assertThat(claim(LATER.plusSeconds(999), 5)).isEmpty();
        assertThat(listed(Optional.of(State.PARTLY_DONE))).hasSize(1);
        assertThat(listed(Optional.of(State.DONE))).isEmpty();
    }

    @Test
    void keepsNothingOfOneWhoseClaimRanOut() {
        InboxEntry first = added("E-1");
        InboxEntry second = claim(LATER, 5).getFirst();

        assertThat(conclude(first.concluded(State.DONE, "first", LATER))).isFalse();
        assertThat(conclude(second.concluded(State.DONE, "second", LATER))).isTrue();
        assertThat(conclude(second.concluded(State.DONE, "third", LATER))).isFalse();
        assertThat(inbox().find(first.id()).orElseThrow().outcome()).isEqualTo("second");
    }

    @Test
    void isPostponedUntilItsTime() {
        InboxEntry claimed = added("E-1");

        conclude(claimed.postponed(LATER.plusSeconds(30), "not yet"));

        assertThat(claim(LATER.plusSeconds(29), 5)).isEmpty();
        InboxEntry again = claim(LATER.plusSeconds(30), 5).getFirst();
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.outcome()).isEqualTo("not yet");
    }

    @Test
    void isWokenWhateverBecameOfIt() {
        InboxEntry claimed = added("E-1");
        conclude(claimed.concluded(State.WAITING, "no mapping", LATER));

        assertThat(wake(claimed.id())).isTrue();
        assertThat(wake(ids.next())).isFalse();

        InboxEntry again = claim(NOW, 5).getFirst();
        assertThat(again.id()).isEqualTo(claimed.id());
        assertThat(again.concludedAt()).isEmpty();
        assertThat(again.outcome()).isEqualTo("no mapping");
    }

    /** What was begun before somebody asked for it anew rests on what was there before. */
    @Test
    void keepsNothingOfWorkThatWasUnderWayWhenItWasWoken() {
        InboxEntry claimed = added("E-1");

        wake(claimed.id());

        assertThat(conclude(claimed.concluded(State.DONE, "old", LATER))).isFalse();
        assertThat(claim(NOW, 5)).hasSize(1);
    }

    @Test
    void isWokenByRepetitionOnlyWhileItWaitsForSomebody() {
        InboxEntry waiting = added("waiting");
        conclude(waiting.concluded(State.WAITING, "", LATER));
        InboxEntry done = added("done");
        conclude(done.concluded(State.DONE, "", LATER));
        InboxEntry elsewhere = added("elsewhere");
        conclude(elsewhere.concluded(State.WAITING, "", LATER));

        storage().transactions().inTransaction(() -> {
            inbox().wakeWaiting(shop, List.of("waiting", "done"), NOW);
            inbox().wakeWaiting(new ProviderName("another"), List.of("elsewhere"), NOW);
            return null;
        });

        assertThat(claim(NOW, 5)).extracting(InboxEntry::id).containsExactly(waiting.id());
    }

    @Test
    void isDismissedOnlyWhereSomebodyHasToLookAtIt() {
        InboxEntry entry = added("E-1");
        assertThat(dismiss(entry.id())).isFalse();
        conclude(entry.concluded(State.WAITING, "", NOW));

        assertThat(dismiss(entry.id())).isTrue();
        assertThat(dismiss(entry.id())).isFalse();

        InboxEntry found = inbox().find(entry.id()).orElseThrow();
        assertThat(found.state()).isEqualTo(State.DISMISSED);
        assertThat(found.outcome()).isEqualTo("because");
        assertThat(found.concludedAt()).contains(LATER);
    }

    @Test
    void isListedInParts() {
        IntStream.range(0, 5).forEach(number -> add(entry("E-" + number)));

        Slice<InboxEntry> first = inbox().list(new Filter(Optional.of(shop), Optional.empty()), new PageRequest(3, Optional.empty()));
        Slice<InboxEntry> second = inbox().list(new Filter(Optional.of(shop), Optional.of(State.OPEN)), new PageRequest(3, first.next()));

        assertThat(first.items()).extracting(entry -> entry.event().number()).containsExactly("E-4", "E-3", "E-2");
        assertThat(second.items()).extracting(entry -> entry.event().number()).containsExactly("E-1", "E-0");
        assertThat(second.next()).isEmpty();
        assertThat(first.items()).allMatch(entry -> entry.event().body().length == 0);
    }

    @Test
    void removesWhatCameToAnEndLongAgoAndNothingThatWaits() {
        Instant longAgo = NOW.minusSeconds(1);
        List<UUID> ended = Stream.of(State.DONE, State.PARTLY_DONE, State.DISMISSED).map(end -> concluded(end, longAgo)).toList();
        List<UUID> kept = new ArrayList<>(List.of(concluded(State.WAITING, longAgo), concluded(State.DONE, NOW)));
        add(entry("open"));
        kept.add(inbox().list(new Filter(Optional.of(shop), Optional.of(State.OPEN)), ALL).items().getFirst().id());

        assertThat(removedAtOnce(2)).as("no more than wanted").isEqualTo(2);
        while (removedAtOnce(2) > 0) {
            // There may be more, also of other tests.
        }

        assertThat(listed(Optional.empty())).extracting(InboxEntry::id).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(ended).allSatisfy(id -> assertThat(inbox().find(id)).isEmpty());
    }

    @Test
    void isRemovedOnceByManyServersAtOnce() {
        List<UUID> ended = IntStream.range(0, 40).mapToObj(number -> concluded(State.DONE, NOW.minusSeconds(1))).toList();

        Together.run(4, thread -> {
            while (removedAtOnce(5) > 0) {
                // There is more.
            }
            return thread;
        });

        assertThat(ended).allSatisfy(id -> assertThat(inbox().find(id)).isEmpty());
    }

    /** What was done for it is known by what it was done for, not by the event. */
    @Test
    void isKeptAsANewOneWhenItIsToldAgainAfterItsRemoval() {
        InboxEntry first = added("E-1");
        conclude(first.concluded(State.DONE, "", NOW.minusSeconds(1)));
        while (removedAtOnce(200) > 0) {
            // There may be more of other tests.
        }

        InboxEntry again = entry("E-1");

        assertThat(add(again)).extracting(InboxEntry::id).containsExactly(again.id());
    }

    private UUID concluded(State end, Instant at) {
        InboxEntry entry = added(UUID.randomUUID().toString());
        conclude(entry.concluded(end, "", at));
        return entry.id();
    }

    private int removedAtOnce(int most) {
        return storage().transactions().inTransaction(() -> inbox().removeEnded(NOW, most));
    }

    private InboxEntry added(String number) {
        add(entry(number));
        return claim(NOW, 5).getFirst();
    }

    private InboxEntry entry(String number) {
        return InboxEntry.received(ids.next(), new ShopEvent(shop, "order.paid", number,
                "{}".getBytes(StandardCharsets.UTF_8), "application/json", Arguments.NONE), "192.0.2.1", NOW);
    }

    private List<InboxEntry> listed(Optional<State> state) {
        return inbox().list(new Filter(Optional.of(shop), state), ALL).items();
    }

    private List<InboxEntry> add(InboxEntry... entries) {
        return storage().transactions().inTransaction(() -> inbox().add(List.of(entries)));
    }

    private List<InboxEntry> claim(Instant now, int most) {
        return storage().transactions().inTransaction(() -> inbox().claim(now, LATER, most));
    }

    private boolean conclude(InboxEntry entry) {
        return storage().transactions().inTransaction(() -> inbox().conclude(entry));
    }

    private boolean wake(UUID id) {
        return storage().transactions().inTransaction(() -> inbox().wake(id, NOW));
    }

    private boolean dismiss(UUID id) {
        return storage().transactions().inTransaction(() -> inbox().dismiss(id, "because", LATER));
    }

    private Inbox inbox() {
        return storage().inbox();
    }
}
