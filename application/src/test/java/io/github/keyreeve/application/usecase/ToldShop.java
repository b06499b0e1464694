package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Inbox.Filter;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.NoticeReading;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.ShopInquiries.Answer;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A shop that tells, with the inbox that takes it and everybody who works on it, in memory. What an event says is what the
 * test says it does: the event's body is the number of its notice.
 */
final class ToldShop {

    static final ProviderName SHOP = new ProviderName("stripe");
    private static final String EDITOR = "is_productid=1&is_majorversion=1&is_minorversion=0";

    final Desks desks = new Desks();
    final List<RuntimeException> failures = new ArrayList<>();
    private final List<ShopNotice> notices = new ArrayList<>();
    private final Map<Integer, RuntimeException> unreadable = new HashMap<>();
    /** What the shop's own API says when it is asked about an event, by the event's number. */
    final Map<String, CompletableFuture<Answer>> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    Runnable whenAsked = () -> {};
    /** Why what is stored of the shop cannot be read, if it cannot. */
    Optional<RuntimeException> broken = Optional.empty();
    private int rung;
    final InboxDesk inbox = new InboxDesk(desks.storage, desks.storage.inbox(), () -> rung++, desks.ids, desks.clock);
    private final InboxWorker worker = worker();

    ToldShop() {
        desks.storage.argumentSets().save(new ArgumentSet("EDITOR", "&" + EDITOR));
        desks.storage.argumentSets().save(new ArgumentSet("YEARLY", "&" + EDITOR + "&is_licensemodel=subscription&is_expduration=365"));
    }

    void rules(NoticeRules rules) {
        provider(Provider.untouched(SHOP).with(rules));
    }

    void provider(Provider provider) {
        desks.storage.providers().save(provider);
    }

    /** Takes the event, and works on it. */
    InboxEntry tell(String number, ShopNotice notice) {
        take(number, notice);
        work();
        return entry(number);
    }

    void take(String number, ShopNotice notice) {
        take(SHOP, number, notice);
    }

    void take(ProviderName shop, String number, ShopNotice notice) {
        notices.add(notice);
        inbox.take(List.of(event(shop, number, notices.size() - 1)), "192.0.2.9");
    }

    /** An event that nobody can read, since reading it fails unexpectedly. */
    void takeDefective(String number, RuntimeException defect) {
        notices.add(new ShopNotice.NothingToDo("never read"));
        unreadable.put(notices.size() - 1, defect);
        inbox.take(List.of(event(number, notices.size() - 1)), "192.0.2.9");
    }

    void mend() {
        unreadable.clear();
    }

    void work() {
        while (worker.work()) {
            // There is more.
        }
    }

    void workAfter(Duration wait) {
        desks.clock.advance(wait);
        work();
    }

    /** As the staff do when they have mended what it waited for. */
    void runAgain(String number) {
        inbox.runAgain(entry(number).id());
        work();
    }

    int rung() {
        return rung;
    }

    InboxEntry entry(String number) {
        return entries().stream().filter(entry -> entry.event().number().equals(number)).findFirst().orElseThrow();
    }

    List<InboxEntry> entries() {
        return inbox.list(new Filter(Optional.empty(), Optional.empty()), new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items();
    }

    /** Each licence as "order/line: activations state", oldest first. */
    List<String> licenses() {
        return all().stream()
                .map(ordered -> "%s/%s: %d %s".formatted(ordered.order().orderId().orElse("-"), ordered.order().line().orElse("-"),
                        ordered.license().activationsAllowed(), state(ordered.license())))
                .toList();
    }

    List<OrderedLicense> all() {
        return desks.storage.licenses().list(
                        new Licenses.Filter(Optional.empty(), Optional.empty(), Optional.empty(),
                                Optional.empty(), Optional.empty(), Optional.empty()),
                        desks.clock.instant(), new PageRequest(PageRequest.MAX_LIMIT, Optional.empty()))
                .items().reversed();
    }

    License only() {
        if (all().size() != 1) {
            throw new AssertionError(licenses());
        }
        return all().getFirst().license();
    }

    private LicenseState state(License license) {
        return license.stateAt(desks.clock.instant());
    }

    private ShopEvent event(String number, int notice) {
        return event(SHOP, number, notice);
    }

    private static ShopEvent event(ProviderName shop, String number, int notice) {
        return new ShopEvent(shop, "event", number, String.valueOf(notice).getBytes(StandardCharsets.UTF_8), "", Arguments.NONE);
    }

    private InboxWorker worker() {
        NoticeReading reading = event -> {
            int number = Integer.parseInt(new String(event.body(), StandardCharsets.UTF_8));
            if (unreadable.containsKey(number)) {
                throw unreadable.get(number);
            }
            return notices.get(number);
        };
        return new InboxWorker(desks.storage, desks.storage.inbox(), new BreakableProviders(), reading, this::ask,
                NoticeDesks.over(desks.storage, desks.customers(), desks.ids, desks.clock), (entry, failure) -> failures.add(failure), desks.clock);
    }

    private CompletableFuture<Answer> ask(ShopEvent event, Secret key) {
        asked.add(event.number() + " by " + key.text());
        whenAsked.run();
        return answers.get(event.number());
    }

    /** The event as it is when its shop has completed it: from then on it says something else. */
    ShopEvent completed(String number, ShopNotice notice) {
        notices.add(notice);
        return event(number, notices.size() - 1);
    }

    private final class BreakableProviders implements Providers {

        @Override
        public Optional<Provider> find(ProviderName name) {
            if (broken.isPresent() && name.equals(SHOP)) {
                throw broken.get();
            }
            return desks.storage.providers().find(name);
        }

        @Override
        public List<Provider> all() {
            return desks.storage.providers().all();
        }

        @Override
        public void save(Provider provider) {
            desks.storage.providers().save(provider);
        }
    }
}
