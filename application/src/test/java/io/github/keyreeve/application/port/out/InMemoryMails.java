package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.OrderMail;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mails in memory. */
record InMemoryMails(InMemoryStorage storage) implements Mails {

    @Override
    public void add(OrderMail mail) {
        storage.with(tables -> tables.mails.put(mail.id(), mail));
    }

    @Override
    public boolean addOnce(OrderMail renewal) {
        return storage.with(tables -> tables.mails.values().stream().noneMatch(known -> tellsOfSameRenewal(known, renewal))
                && tables.mails.put(renewal.id(), renewal) == null);
    }

    private static boolean tellsOfSameRenewal(OrderMail one, OrderMail other) {
        return one.renewedUntil().isPresent() && one.renewedUntil().equals(other.renewedUntil())
                && one.orderLineId().equals(other.orderLineId());
    }

    @Override
    public Optional<MailOfOrder> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.mails.get(id)).map(mail -> withOrder(tables, mail)));
    }

    @Override
    public Slice<MailOfOrder> list(Filter filter, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(
                tables.mails.values().stream()
                        .map(mail -> withOrder(tables, mail))
                        .filter(found -> filter.state().isEmpty() || filter.state().get() == found.mail().state())
                        .filter(found -> filter.orderId().isEmpty() || filter.orderId().equals(found.order().orderId())),
                page,
                found -> found.mail().id()));
    }

    @Override
    public List<OrderMail> due(Instant now, int atMost) {
        return storage.with(tables -> tables.mails.values().stream()
                .filter(mail -> mail.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(mail -> mail.dueAt().orElseThrow()))
                .limit(atMost)
                .toList());
    }

    @Override
    public boolean anyUnsent() {
        return storage.with(tables -> tables.mails.values().stream().anyMatch(mail -> mail.dueAt().isPresent()));
    }

    @Override
    public boolean replace(OrderMail before, OrderMail after) {
        return storage.with(tables -> {
            OrderMail stored = tables.mails.get(before.id());
            boolean unchanged = stored != null && stored.state() == before.state()
                    && stored.sendings() == before.sendings() && stored.attempts() == before.attempts();
            if (unchanged) {
                tables.mails.put(after.id(), after);
            }
            return unchanged;
        });
    }

    @Override
    public void addressKnown(Collection<UUID> orderLineIds, Instant now) {
        storage.with(tables -> {
            tables.mails.replaceAll((id, mail) ->
                    mail.state() == MailState.NO_ADDRESS && orderLineIds.contains(mail.orderLineId()) ? mail.atOnce(now) : mail);
            return orderLineIds;
        });
    }

    private static MailOfOrder withOrder(InMemoryStorage.Tables tables, OrderMail mail) {
        return new MailOfOrder(mail, tables.orders.get(mail.orderLineId()).order().line());
    }
}
