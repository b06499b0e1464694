package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import java.util.List;
import java.util.Optional;

/** The stored templates. Names are compared as {@link MailTemplate#comparable} says. */
public interface MailTemplates {

    Optional<MailTemplate> find(String name);

    /** The usual one for the product, else the usual one for all. */
    Optional<MailTemplate> usual(MailEvent event, int productId);

    /** By name. */
    List<MailTemplate> all();

    /** @return what became of it; at most one template is {@linkplain MailTemplate#usualFor usual} for the same */
    Saved save(MailTemplate template);

    /** @return whether there was such a template */
    boolean remove(String name);

    /** What became of a template. */
    enum Saved { NEW, REPLACED, OTHER_IS_USUAL }
}
