package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.order.Customer;
import java.util.regex.Pattern;

/** An e-mail address that somebody is to be written to, as it is sent to the API. */
final class MailRecipient {

    /** The mail server knows better; this finds what was meant for another field. */
    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}<>,;]+@[^@\\s\\p{Cntrl}<>,;]+");

    private MailRecipient() {}

    /** @throws IllegalArgumentException with what is allowed, if it is none */
    static String read(String text) {
        String address = StoredText.require(text.strip(), Customer.MAX_EMAIL);
        if (!FORM.matcher(address).matches()) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
        return address;
    }
}
