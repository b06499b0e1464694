package io.github.keyreeve.domain.order;

/**
 * What the order says about the e-mail to the customer.
 *
 * @param template the name of the template to use, empty for the usual one; at most 255 characters
 */
public record MailWishes(boolean send, String template) {

    public static final MailWishes NONE = new MailWishes(false, "");
}
