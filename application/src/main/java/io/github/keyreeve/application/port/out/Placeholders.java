package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailText;
import java.util.List;

/**
 * Puts facts in place of placeholders: {@code {{product.name}}}, {@code {{#keys}}{{key}}{{/keys}}} for each key,
 * {@code {{#expires}}…{{/expires}}} where there is something and {@code {{^expires}}…{{/expires}}} where there is not.
 */
public interface Placeholders {

    /**
     * @return what cannot be filled in, for {@code subject}, {@code text} and {@code html}: placeholders that are not
     *     among {@link MailFacts#names()} and {@link MailFacts#namesInKeys()}, sections that are never closed, …
     */
    List<ArgumentError> errors(MailText template);

    /**
     * Fills in a template without errors.
     *
     * @return with facts escaped in the HTML, and with a subject of one line, whatever the facts hold
     */
    MailText fill(MailText template, MailFacts facts);
}
