package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Placeholders and the loop over the keys, without sections for what may be missing. */
public final class SimplePlaceholders implements Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z.]+)}}");
    private static final Pattern LOOP = Pattern.compile("(?s)\\{\\{#keys}}(.*?)\\{\\{/keys}}");

    @Override
    public List<ArgumentError> errors(MailText template) {
        Set<String> known = new HashSet<>(MailFacts.names());
        known.addAll(MailFacts.namesInKeys());
        return PLACEHOLDER.matcher(template.text()).results()
                .map(found -> found.group(1))
                .filter(name -> !known.contains(name))
                .map(name -> new ArgumentError("text", "has the unknown placeholder " + name))
                .toList();
    }

    @Override
    public MailText fill(MailText template, MailFacts facts) {
        return new MailText(
                fill(template.subject(), facts), fill(template.text(), facts), template.html().map(html -> fill(html, facts)));
    }

    private static String fill(String text, MailFacts facts) {
        String looped = LOOP.matcher(text).replaceAll(loop -> Matcher.quoteReplacement(
                facts.keys().stream().map(key -> replace(loop.group(1), key)).collect(Collectors.joining())));
        return replace(looped, facts.single());
    }

    private static String replace(String text, Map<String, String> facts) {
        return PLACEHOLDER.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(facts.getOrDefault(found.group(1), found.group())));
    }
}
