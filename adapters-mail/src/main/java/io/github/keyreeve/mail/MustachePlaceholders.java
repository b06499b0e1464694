package io.github.keyreeve.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.github.keyreeve.application.port.out.Placeholders;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills in templates in the language Mustache, of which it takes placeholders and sections only. */
public final class MustachePlaceholders implements Placeholders {

    /** What would put facts into HTML without escaping them, take in other templates, or make new tags of plain text. */
    private static final Pattern REFUSED_TAG = Pattern.compile("\\{\\{[\\x00-\\x20]*[{&=><$]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    /** Where in the loop over the keys the mail is. */
    private static final Set<String> PLACES = Set.of("-first", "-last", "-index");

    private final Mustache.Compiler text = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).strictSections(true);
    private final Mustache.Compiler html = text.escapeHTML(true);

    @Override
    public List<ArgumentError> errors(MailText template) {
        List<ArgumentError> errors = new ArrayList<>();
        if (UNPRINTABLE.matcher(template.subject()).find()) {
            errors.add(new ArgumentError("subject", "must be one line"));
        }
        errors.addAll(errors("subject", text, template.subject()));
        errors.addAll(errors("text", text, template.text()));
        template.html().ifPresent(source -> errors.addAll(errors("html", html, source)));
        return errors;
    }

    @Override
    public MailText fill(MailText template, MailFacts facts) {
        Map<String, Object> data = data(facts);
        return new MailText(
                UNPRINTABLE.matcher(text.compile(template.subject()).execute(data)).replaceAll(" ").strip(),
                text.compile(template.text()).execute(data),
                template.html().map(source -> html.compile(source).execute(data)));
    }

    private static List<ArgumentError> errors(String field, Mustache.Compiler compiler, String source) {
        if (REFUSED_TAG.matcher(source).find()) {
            return List.of(new ArgumentError(field, "must not hold a tag that begins with {{{, {{&, {{=, {{>, {{< or {{$"));
        }
        if (source.lastIndexOf("{{") > source.lastIndexOf("}}")) {
            return List.of(new ArgumentError(field, "has a placeholder that is not closed by }}"));
        }
        try {
            Template template = compiler.compile(source);
            Set<String> unknown = unknownIn(template);
            if (!unknown.isEmpty()) {
                return List.of(new ArgumentError(field, "has unknown placeholders: " + String.join(", ", unknown)));
            }
            // Names can be known and stand where they have no meaning. Empty facts run through what the others leave out.
            template.execute(data(MailFacts.SAMPLE));
            template.execute(data(empty(MailFacts.SAMPLE)));
            return List.of();
        } catch (MustacheException e) {
            return List.of(new ArgumentError(field, "cannot be filled in: " + e.getMessage()));
        }
    }

    private static Set<String> unknownIn(Template template) {
        Set<String> known = new HashSet<>(PLACES);
        known.addAll(MailFacts.names());
        known.addAll(MailFacts.namesInKeys());
        Set<String> unknown = new LinkedHashSet<>();
        template.visit(new Mustache.Visitor() {
            @Override
            public void visitText(String plain) {}

            @Override
            public void visitVariable(String name) {
                // Written as a plain placeholder, the loop would show itself in the form of a program.
                note(name.equals(MailFacts.KEYS) ? "keys (which is a loop: {{#keys}}{{key}}{{/keys}})" : name, known.contains(name));
            }

            @Override
            public boolean visitInclude(String name) {
                return note(name, false);
            }

            @Override
            public boolean visitSection(String name) {
                return note(name, known.contains(name) || name.equals(MailFacts.KEYS));
            }

            @Override
            public boolean visitInvertedSection(String name) {
                return visitSection(name);
            }

            private boolean note(String name, boolean isKnown) {
                if (!isKnown) {
                    unknown.add(name);
                }
                return true;
            }
        });
        return unknown;
    }

    private static Map<String, Object> data(MailFacts facts) {
        Map<String, Object> data = new HashMap<>(facts.single());
        data.put(MailFacts.KEYS, facts.keys().stream().map(MustachePlaceholders::keyData).toList());
        return data;
    }

    /** The loop has no meaning inside of itself, and would make endless mails. */
    private static Map<String, Object> keyData(Map<String, String> key) {
        Map<String, Object> data = new HashMap<>(key);
        data.put(MailFacts.KEYS, List.of());
        return data;
    }

    private static MailFacts empty(MailFacts facts) {
        return new MailFacts(
                emptied(facts.single()), facts.keys().stream().map(MustachePlaceholders::emptied).toList());
    }

    private static Map<String, String> emptied(Map<String, String> facts) {
        return facts.keySet().stream().collect(Collectors.toMap(name -> name, name -> ""));
    }
}
