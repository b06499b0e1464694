package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.MailTemplates.Saved;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of templates promises. */
public abstract class MailTemplatesContract extends StorageContract {

    private static final MailText TEXT = new MailText("Keys", "{{#keys}}{{key}}{{/keys}}", Optional.of("<b>Größe 東京</b>"));

    @Test
    void findsByNameInAnyCaseOfLetters() {
        MailTemplate template = named(aName() + " Grün 東京");

        assertThat(save(template)).isEqualTo(Saved.NEW);

        assertThat(templates().find(" " + template.name().toUpperCase(Locale.ROOT))).contains(template);
        assertThat(templates().find(aName())).isEmpty();
    }

    @Test
    void replacesATemplateOfTheSameName() {
        MailTemplate first = named(aName());
        MailTemplate second = new MailTemplate(first.name().toUpperCase(Locale.ROOT), MailEvent.KEYS_ISSUED, false,
                Optional.empty(), new MailText("Other", "text", Optional.empty()));

        assertThat(save(first)).isEqualTo(Saved.NEW);
        assertThat(save(second)).isEqualTo(Saved.REPLACED);
        assertThat(save(second)).isEqualTo(Saved.REPLACED);

        assertThat(templates().find(first.name())).contains(second);
    }

    @Test
    void hasOneUsualTemplateForAProductAndOneForAll() {
        int product = aStoredProduct().id();
        MailTemplate forProduct = usual(aName(), Optional.of(product));
        MailTemplate alsoForProduct = usual(aName(), Optional.of(product));
        MailTemplate forAll = usual(aName(), Optional.empty());
        MailTemplate alsoForAll = usual(aName(), Optional.empty());

        assertThat(save(forProduct)).isEqualTo(Saved.NEW);
        assertThat(save(alsoForProduct)).isEqualTo(Saved.OTHER_IS_USUAL);
        assertThat(templates().find(alsoForProduct.name())).isEmpty();
        assertThat(templates().usual(MailEvent.KEYS_ISSUED, product)).contains(forProduct);
        assertThat(templates().usual(MailEvent.KEYS_ISSUED, aStoredProduct().id())).isEmpty();
        assertThat(save(forAll)).isEqualTo(Saved.NEW);
        assertThat(save(forAll)).isEqualTo(Saved.REPLACED);
        assertThat(save(alsoForAll)).isEqualTo(Saved.OTHER_IS_USUAL);
        assertThat(templates().usual(MailEvent.KEYS_ISSUED, product)).contains(forProduct);
        assertThat(templates().usual(MailEvent.KEYS_ISSUED, aStoredProduct().id())).contains(forAll);

        MailTemplate noLonger = named(forProduct.name());
        assertThat(save(noLonger)).isEqualTo(Saved.REPLACED);
        assertThat(templates().usual(MailEvent.KEYS_ISSUED, product)).contains(forAll);
        assertThat(save(alsoForProduct)).isEqualTo(Saved.NEW);
        assertThat(save(forProduct)).as("becoming usual again").isEqualTo(Saved.OTHER_IS_USUAL);

        assertThat(remove(forAll.name())).isTrue();
    }

    @Test
    void listsByName() {
        String name = aName();
        MailTemplate second = named("b" + name);
        MailTemplate first = named("A" + name);
        save(second);
        save(first);

        assertThat(templates().all()).containsSubsequence(first, second);
    }

    @Test
    void removesOnce() {
        MailTemplate template = named(aName());
        save(template);

        assertThat(remove(template.name().toUpperCase(Locale.ROOT))).isTrue();
        assertThat(remove(template.name())).isFalse();
        assertThat(templates().find(template.name())).isEmpty();
    }

    @Test
    void keepsTextsOfTheGreatestLength() {
        String name = "\uD801\uDC28".repeat(100) + "İ".repeat(MailTemplate.MAX_NAME - 100);
        MailTemplate template = new MailTemplate(name, MailEvent.KEYS_ISSUED, false, Optional.empty(), new MailText(
                longestText(MailTemplate.MAX_SUBJECT), longestText(MailTemplate.MAX_TEXT),
                Optional.of(longestText(MailTemplate.MAX_HTML))));
        save(template);

        assertThat(templates().find(name)).contains(template);
    }

    private MailTemplates templates() {
        return storage().mailTemplates();
    }

    private Saved save(MailTemplate template) {
        return storage().transactions().inTransaction(() -> templates().save(template));
    }

    private boolean remove(String name) {
        return storage().transactions().inTransaction(() -> templates().remove(name));
    }

    private static MailTemplate named(String name) {
        return new MailTemplate(name, MailEvent.KEYS_ISSUED, false, Optional.empty(), TEXT);
    }

    private static MailTemplate usual(String name, Optional<Integer> productId) {
        return new MailTemplate(name, MailEvent.KEYS_ISSUED, true, productId, TEXT);
    }

    private static String aName() {
        return "template-" + UUID.randomUUID();
    }
}
