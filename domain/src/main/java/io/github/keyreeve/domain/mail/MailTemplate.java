package io.github.keyreeve.domain.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What mails about an event say, with placeholders for what differs.
 *
 * @param name what {@code is_emailtemplate} asks for it by: 1 to 255 letters, digits, dots, dashes, underscores or blanks
 *     inside, compared in any case of letters
 * @param usual whether it is what orders get that ask for none; orders ask for what tells of their keys only
 * @param productId the product whose orders get it where it is usual; absent: those of all that have none of their own
 * @param text subject of at most {@value #MAX_SUBJECT} characters, text of at most {@value #MAX_TEXT}, HTML of at most
 *     {@value #MAX_HTML}
 */
public record MailTemplate(String name, MailEvent event, boolean usual, Optional<Integer> productId, MailText text) {

    public static final int MAX_NAME = 255;
    public static final int MAX_SUBJECT = 255;
    public static final int MAX_TEXT = 10_000;
    public static final int MAX_HTML = 100_000;

    /** The name of the template that is there without being stored: it tells of keys. */
    public static final String BUILT_IN_NAME = "built-in";
    /** What the addresses of the JSON API say beside names. */
    private static final Set<String> RESERVED = Set.of(BUILT_IN_NAME, "preview", "test");

    /** What is sent where nothing is stored. */
    public static final MailTemplate BUILT_IN = new MailTemplate(BUILT_IN_NAME, MailEvent.KEYS_ISSUED, true,
            Optional.empty(), new MailText(
                    "Your licence for {{product.name}}",
                    """
                    Hello{{#customer.name}} {{customer.name}}{{/customer.name}},

                    thank you for your order{{#order.id}} {{order.id}}{{/order.id}}.

                    Your licence for {{product.name}} {{product.version}}:
                    {{#keys}}

                      {{key}}
                      for {{activations}} computer(s){{#expires}}, until {{expires}}{{/expires}}{{#days}}, for {{days}} days from \
                    the first activation on{{/days}}
                    {{/keys}}

                    Please keep this mail: you need what is above to install {{product.name}} on another computer.
                    """,
                    Optional.of("""
                    <!DOCTYPE html>
                    <html><body style="font-family: sans-serif">
                    <p>Hello{{#customer.name}} {{customer.name}}{{/customer.name}},</p>
                    <p>thank you for your order{{#order.id}} {{order.id}}{{/order.id}}.</p>
                    <p>Your licence for {{product.name}} {{product.version}}:</p>
                    {{#keys}}
                    <p><code style="font-size: 1.2em">{{key}}</code><br>
                    for {{activations}} computer(s){{#expires}}, until {{expires}}{{/expires}}{{#days}}, for {{days}} days from \
                    the first activation on{{/days}}</p>
                    {{/keys}}
                    <p>Please keep this mail: you need what is above to install {{product.name}} on another computer.</p>
                    </body></html>
                    """)));

    public MailTemplate {
        if (productId.isPresent() && !usual) {
            throw new IllegalArgumentException("Only a usual template is for a product.");
        }
        if (event != MailEvent.KEYS_ISSUED && !usual) {
            throw new IllegalArgumentException("Only templates of keys_issued can be asked for by name.");
        }
    }

    /** Whether a template can be stored under it. */
    public static boolean isName(String text) {
        return text.matches("[\\p{L}\\p{N}._-]([\\p{L}\\p{N}._ -]{0,253}[\\p{L}\\p{N}._-])?")
                && !RESERVED.contains(comparable(text));
    }

    /** The form in which names are compared. */
    public static String comparable(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Which orders get it; at most one template is for the same. Absent if only those that ask for it. */
    public Optional<String> usualFor() {
        return usual ? Optional.of(usualFor(event, productId)) : Optional.empty();
    }

    public static String usualFor(MailEvent event, Optional<Integer> productId) {
        return event.text() + productId.map(id -> "/" + id).orElse("");
    }
}
