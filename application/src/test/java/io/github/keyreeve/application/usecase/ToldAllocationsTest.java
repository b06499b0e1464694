package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.AllocationChanged;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What subscriptions hold, told as a number in all, from the inbox to the licences. */
class ToldAllocationsTest {

    private static final Customer JANE = Orders.customer("jane@example.com", "Jane Doe");
    private static final Instant END = Instant.parse("2027-01-05T09:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");
    private static final String EDITOR = "&is_productid=1&is_majorversion=1&is_minorversion=0";

    private final ToldShop shop = new ToldShop();

    @BeforeEach
    void sets() {
        set("cid_seats", EDITOR + "&is_numberofactivationsperkey=2&is_additionalactivations=1");
        set("cid_keys", EDITOR + "&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2&is_additionalactivations=1");
    }

    @Test
    void getLicencesOfTheirOwnToTheCustomerAndTheEndOfTheSubscription() {
        subscribe();

        assertThat(shop.tell("E-1", seats(3, FIRST)).state()).isEqualTo(State.DONE);

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 7 ACTIVE");
        OrderedLicense seats = shop.all().getLast();
        assertThat(seats.customer().email()).isEqualTo("jane@example.com");
        assertThat(seats.license().terms().expiry()).isEqualTo(new Expiry.At(END));
        assertThat(seats.order().subscriptionId()).contains("S-1");
    }

    @Test
    void growByTheDifferenceAndOnlyOnceThoughSeveralEventsTellIt() {
        subscribe();

        shop.tell("E-1", seats(3, FIRST));
        shop.tell("E-2", seats(5, FIRST.plusSeconds(60)));
        InboxEntry again = shop.tell("E-3", seats(5, FIRST.plusSeconds(60)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 11 ACTIVE");
        assertThat(again.outcome()).contains("as many already");
        assertThat(shop.desks.history(seatsKey())).containsExactly(Kind.ISSUED, Kind.MODIFIED);
    }

    @Test
    void growByKeysWhereEachLicenceHasOne() {
        subscribe();

        shop.tell("E-1", keys(2, FIRST));
        shop.tell("E-2", keys(4, FIRST.plusSeconds(60)));
        shop.tell("E-3", keys(5, FIRST.plusSeconds(120)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_keys: 3 ACTIVE", "O-1/cid_keys: 2 ACTIVE",
                "O-1/cid_keys/2: 2 ACTIVE", "O-1/cid_keys/2: 2 ACTIVE", "O-1/cid_keys/3: 2 ACTIVE");
    }

    @Test
    void countTheWholeNumberWhereNobodyToldOfTheBeginning() {
        subscribe();

        shop.tell("E-1", seats(8, FIRST));

        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 17 ACTIVE");
    }

    @Test
    void arePassedOverWhereALaterNumberIsKnown() {
        reducing();
        subscribe();
        shop.tell("E-2", seats(5, FIRST.plusSeconds(60)));

        InboxEntry late = shop.tell("E-1", seats(3, FIRST));

        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 11 ACTIVE");
        assertThat(late.state()).isEqualTo(State.DONE);
        assertThat(late.outcome()).contains("later number");
    }

    @Test
    void keepTheirLicencesWhenThereAreFewerUnlessTheShopIsSetOtherwise() {
        subscribe();
        shop.tell("E-1", seats(5, FIRST));

        InboxEntry fewer = shop.tell("E-2", seats(3, FIRST.plusSeconds(60)));
        shop.tell("E-3", seats(5, FIRST.plusSeconds(120)));

        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 11 ACTIVE");
        assertThat(fewer.outcome()).contains("its licences stay");
    }

    @Test
    void giveBackWhatNobodyUsesWhereTheShopIsSetSo() {
        reducing();
        subscribe();
        shop.tell("E-1", seats(3, FIRST));
        for (String computer : List.of("one", "two", "three", "four", "five", "six")) {
            shop.desks.activate(seatsKey(), computer);
        }

        InboxEntry fewer = shop.tell("E-2", seats(2, FIRST.plusSeconds(60)));
        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 6 ACTIVE");
        assertThat(fewer.state()).isEqualTo(State.PARTLY_DONE);
        assertThat(fewer.outcome()).contains("1 of 2");

        shop.tell("E-3", seats(3, FIRST.plusSeconds(120)));
        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 7 ACTIVE");
    }

    @Test
    void loseTheirKeysWithTheLastOfThemAndGetNewOnesAfterwards() {
        reducing();
        subscribe();
        shop.tell("E-1", keys(2, FIRST));

        shop.tell("E-2", none(FIRST.plusSeconds(60)));
        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_keys: 3 REVOKED", "O-1/cid_keys: 2 REVOKED");

        shop.tell("E-3", keys(1, FIRST.plusSeconds(120)));
        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_keys/2: 3 ACTIVE");
    }

    @Test
    void doNotGiveAgainWhatStaffTookAway() {
        subscribe();
        shop.tell("E-1", keys(2, FIRST));
        shop.desks.revoker().revoke(Desks.by(shop.all().getLast().license()), Authority.ADMINISTRATOR, Desks.STAFF);

        shop.tell("E-2", keys(3, FIRST.plusSeconds(60)));

        assertThat(shop.licenses()).containsExactly(
                "O-1/1: 1 ACTIVE", "O-1/cid_keys: 3 ACTIVE", "O-1/cid_keys: 2 REVOKED", "O-1/cid_keys/2: 2 ACTIVE");
    }

    @Test
    void areNotReplacedWhereStaffTookThem() {
        subscribe();
        shop.tell("E-1", seats(2, FIRST));
        shop.desks.revoker().revoke(Desks.by(seatsKey()), Authority.ADMINISTRATOR, Desks.STAFF);

        assertThat(shop.tell("E-2", seats(2, FIRST.plusSeconds(60))).outcome()).contains("as many already");
        shop.tell("E-3", seats(3, FIRST.plusSeconds(120)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 5 REVOKED", "O-1/cid_seats/2: 2 ACTIVE");
    }

    @Test
    void areNotGivenToASubscriptionWhoseLicencesStaffRevoked() {
        subscribe();
        shop.tell("E-1", keys(1, FIRST));
        revokeAll();

        InboxEntry more = shop.tell("E-2", keys(4, FIRST.plusSeconds(60)));
        InboxEntry others = shop.tell("E-3", seats(4, FIRST.plusSeconds(60)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED", "O-1/cid_keys: 3 REVOKED");
        assertThat(List.of(more, others)).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(State.WAITING);
            assertThat(entry.outcome()).contains("staff revoked", "they decide");
        });
    }

    @Test
    void areGivenOnceStaffHaveDecidedSo() {
        subscribe();
        revokeAll();
        shop.tell("E-1", seats(3, FIRST));

        shop.desks.revoker().reinstate(Desks.by(shop.only()), Authority.ADMINISTRATOR, Desks.STAFF);
        shop.runAgain("E-1");

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 7 ACTIVE");
    }

    @Test
    void areNotGivenToASubscriptionWhoseMoneyWentBack() {
        subscribe();
        shop.tell("E-1", seats(1, FIRST));
        shop.tell("E-2", new ShopNotice.OrderRefunded("O-1"));

        InboxEntry more = shop.tell("E-3", seats(5, FIRST.plusSeconds(60)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED", "O-1/cid_seats: 3 REVOKED");
        assertThat(more.state()).isEqualTo(State.DONE);
        assertThat(more.outcome()).isEqualTo("The order is refunded, so nothing is issued for it.");
    }

    @Test
    void areGivenWhenTheDisputeAboutTheSubscriptionIsWon() {
        subscribe();
        shop.tell("E-1", new ShopNotice.OrderDisputed("O-1"));
        assertThat(shop.tell("E-2", seats(3, FIRST)).state()).isEqualTo(State.WAITING);
        assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");

        shop.tell("E-3", new ShopNotice.DisputeWon("O-1"));
        shop.runAgain("E-2");

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 7 ACTIVE");
    }

    @Test
    void areNobodysWhereTheSubscriptionIsOver() {
        subscribe();
        shop.tell("E-1", new ShopNotice.SubscriptionEnded("S-1"));

        assertThat(shop.tell("E-2", seats(3, FIRST)).state()).isEqualTo(State.OPEN);
        for (int hours = 0; hours < 30; hours++) {
            shop.workAfter(Duration.ofHours(1));
        }

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED");
        assertThat(shop.entry("E-2").state()).isEqualTo(State.WAITING);
        assertThat(shop.entry("E-2").outcome()).contains("the subscription is over");
    }

    @Test
    void followThePaymentByWhichTheSubscriptionBeginsAgain() {
        subscribe();
        shop.tell("E-1", keys(2, FIRST));
        shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

        shop.tell("E-3", keys(3, FIRST.plusSeconds(60)));
        assertThat(shop.licenses()).noneMatch(license -> license.endsWith("ACTIVE"));
        payAgain();

        assertThat(shop.licenses()).containsExactly(
                "O-1/1: 1 ACTIVE", "O-1/cid_keys: 3 ACTIVE", "O-1/cid_keys: 2 ACTIVE", "O-1/cid_keys/2: 2 ACTIVE");
    }

    @Test
    void areFewerAfterThePaymentByWhichTheSubscriptionBeginsAgain() {
        reducing();
        subscribe();
        shop.tell("E-1", keys(3, FIRST));
        shop.tell("E-2", new ShopNotice.SubscriptionEnded("S-1"));

        shop.tell("E-3", keys(2, FIRST.plusSeconds(60)));
        payAgain();

        assertThat(shop.licenses()).containsExactly(
                "O-1/1: 1 ACTIVE", "O-1/cid_keys: 3 ACTIVE", "O-1/cid_keys: 2 ACTIVE", "O-1/cid_keys: 2 REVOKED");
    }

    @Test
    void areRenewedAndEndWithTheSubscription() {
        subscribe();
        shop.tell("E-1", seats(3, FIRST));
        Instant next = Instant.parse("2028-01-05T09:00:00Z");

        shop.tell("E-2", new ShopNotice.SubscriptionPaid("S-1", Optional.of(next), Optional.of(new Payment("P-2")), Optional.empty(), false));
        assertThat(shop.all()).allMatch(ordered -> ordered.license().terms().expiry().equals(new Expiry.At(next)));

        shop.tell("E-3", new ShopNotice.SubscriptionEnded("S-1"));
        assertThat(shop.licenses()).containsExactly("O-1/1: 1 REVOKED", "O-1/cid_seats: 7 REVOKED");
    }

    @Test
    void waitForTheirSubscription() {
        shop.tell("E-1", seats(3, FIRST));
        assertThat(shop.entry("E-1").state()).isEqualTo(State.OPEN);

        subscribe();
        shop.workAfter(Duration.ofMinutes(5));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE", "O-1/cid_seats: 7 ACTIVE");
    }

    @Test
    void areTakenForSomethingElseWhereNothingIsStoredUnderTheirName() {
        subscribe();

        InboxEntry entry = shop.tell("E-1", new AllocationChanged("S-1", "cid_support", "Support hours", Optional.of(new Quantity(3)),
                Mapping.ofSets("cid_support"), Optional.empty(), Optional.of(FIRST)));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
        assertThat(entry.state()).isEqualTo(State.PARTLY_DONE);
        assertThat(entry.outcome()).contains("cid_support (Support hours)");
    }

    @Test
    void waitWhereTheSetCannotBeUsedAndCountOnceItIsMended() {
        subscribe();
        set("cid_seats", "&is_majorversion=1&is_minorversion=0");
        assertThat(shop.tell("E-1", seats(3, FIRST)).state()).isEqualTo(State.WAITING);
        assertThat(shop.entry("E-1").outcome()).contains("is_productid is missing");

        set("cid_seats", EDITOR);
        shop.inbox.runAgain(shop.entry("E-1").id());
        shop.work();

        assertThat(shop.licenses()).last().isEqualTo("O-1/cid_seats: 3 ACTIVE");
    }

    @Test
    void areNotIssuedWhereTheShopAsks() {
        subscribe();
        shop.rules(NoticeRules.USUAL.with(Channel.ASK));

        shop.tell("E-1", seats(3, FIRST));

        assertThat(shop.licenses()).containsExactly("O-1/1: 1 ACTIVE");
    }

    private void subscribe() {
        shop.tell("E-0", new OrderPaid("O-1", Set.of(), List.of(new PaidLine("1", "Editor", Quantity.ONE, Mapping.ofSets("EDITOR"),
                Mapping.NONE, Optional.of("S-1"), Optional.of(END))), JANE, Optional.empty(), false));
    }

    private static AllocationChanged seats(int licenses, Instant at) {
        return changed("cid_seats", Optional.of(new Quantity(licenses)), at);
    }

    private static AllocationChanged keys(int licenses, Instant at) {
        return changed("cid_keys", Optional.of(new Quantity(licenses)), at);
    }

    private static AllocationChanged none(Instant at) {
        return changed("cid_keys", Optional.empty(), at);
    }

    private static AllocationChanged changed(String item, Optional<Quantity> licenses, Instant at) {
        return new AllocationChanged("S-1", item, "", licenses, Mapping.ofSets(item), Optional.empty(), Optional.of(at));
    }

    private License seatsKey() {
        return shop.all().getLast().license();
    }

    private void payAgain() {
        shop.tell("E-9", new ShopNotice.SubscriptionPaid("S-1", Optional.of(Instant.parse("2028-01-05T09:00:00Z")),
                Optional.of(new Payment("P-2")), Optional.empty(), false));
        shop.workAfter(Duration.ofMinutes(5));
    }

    private void revokeAll() {
        shop.all().forEach(ordered -> shop.desks.revoker().revoke(Desks.by(ordered.license()), Authority.ADMINISTRATOR, Desks.STAFF));
    }

    private void set(String name, String arguments) {
        shop.desks.storage.argumentSets().save(new ArgumentSet(name, arguments));
    }

    private void reducing() {
        shop.rules(new NoticeRules(Optional.empty(), IssueWhen.COMPLETE, Reaction.REVOKE, PartialRefunds.REDUCE, Reaction.REVOKE, Reaction.REVOKE,
                Reaction.REVOKE, true, Optional.empty()));
    }
}
