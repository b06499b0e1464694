package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of argument sets promises. */
public abstract class ArgumentSetsContract extends StorageContract {

    private static final String TEXT = "&is_productid=1&is_majorversion=1&is_minorversion=0";

    @Test
    void findsTheSetsThatThereAreInAnyCaseOfLetters() {
        ArgumentSet first = new ArgumentSet(aName(), TEXT);
        ArgumentSet second = new ArgumentSet(aName() + " Größe 東京", TEXT + "&is_userdata=Müller & Söhne");
        sets().save(first);
        sets().save(second);

        assertThat(sets().find(List.of(first.name().toUpperCase(Locale.ROOT), second.name(), second.name(), aName())))
                .containsExactlyInAnyOrder(first, second);
        assertThat(sets().find(List.of())).isEmpty();
    }

    @Test
    void replacesASetOfTheSameName() {
        String name = aName();

        assertThat(sets().save(new ArgumentSet(name, TEXT))).isTrue();
        ArgumentSet again = new ArgumentSet(name.toUpperCase(Locale.ROOT), TEXT + "&is_userdata=x");
        assertThat(sets().save(again)).isFalse();
        assertThat(sets().save(again)).isFalse();

        assertThat(sets().find(List.of(name))).containsExactly(again);
    }

    @Test
    void listsByName() {
        String name = aName();
        ArgumentSet second = new ArgumentSet("b" + name, TEXT);
        ArgumentSet first = new ArgumentSet("A" + name, TEXT);
        sets().save(second);
        sets().save(first);

        assertThat(sets().all()).containsSubsequence(first, second);
    }

    @Test
    void removesOnce() {
        ArgumentSet set = new ArgumentSet(aName(), TEXT);
        sets().save(set);

        assertThat(sets().remove(set.name().toUpperCase(Locale.ROOT))).isTrue();
        assertThat(sets().remove(set.name())).isFalse();
        assertThat(sets().find(List.of(set.name()))).isEmpty();
    }

    @Test
    void keepsTextOfTheGreatestLength() {
        // A letter that takes two UTF-16 units, and one whose lower case takes two characters.
        String name = "\uD801\uDC28".repeat(100) + "İ".repeat(ArgumentSet.MAX_NAME - 100);
        ArgumentSet set = new ArgumentSet(name, "&is_userdata=" + "東".repeat(ArgumentSet.MAX_TEXT - 13));
        sets().save(set);

        assertThat(sets().find(List.of(name))).containsExactly(set);
    }

    private ArgumentSets sets() {
        return storage().argumentSets();
    }

    private static String aName() {
        return "set-" + UUID.randomUUID();
    }
}
