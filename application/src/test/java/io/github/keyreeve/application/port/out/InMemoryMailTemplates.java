package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Templates in memory. */
record InMemoryMailTemplates(InMemoryStorage storage) implements MailTemplates {

    @Override
    public Optional<MailTemplate> find(String name) {
        return storage.with(tables -> Optional.ofNullable(tables.mailTemplates.get(MailTemplate.comparable(name))));
    }

    @Override
    public Optional<MailTemplate> usual(MailEvent event, int productId) {
        return storage.with(tables -> Stream.of(Optional.of(productId), Optional.<Integer>empty())
                .map(product -> Optional.of(MailTemplate.usualFor(event, product)))
                .flatMap(wanted -> tables.mailTemplates.values().stream().filter(known -> known.usualFor().equals(wanted)))
                .findFirst());
    }

    @Override
    public List<MailTemplate> all() {
        return storage.with(tables -> List.copyOf(tables.mailTemplates.values()));
    }

    @Override
    public Saved save(MailTemplate template) {
        return storage.with(tables -> {
            String name = MailTemplate.comparable(template.name());
            if (template.usual() && tables.mailTemplates.entrySet().stream().anyMatch(known ->
                    !known.getKey().equals(name) && known.getValue().usualFor().equals(template.usualFor()))) {
                return Saved.OTHER_IS_USUAL;
            }
            return tables.mailTemplates.put(name, template) == null ? Saved.NEW : Saved.REPLACED;
        });
    }

    @Override
    public boolean remove(String name) {
        return storage.with(tables -> tables.mailTemplates.remove(MailTemplate.comparable(name)) != null);
    }
}
