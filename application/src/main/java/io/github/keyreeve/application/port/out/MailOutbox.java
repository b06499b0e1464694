package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.mail.OrderMail;

/** Where mails are written down in the transaction of what they tell of, to be sent afterwards. */
public interface MailOutbox {

    void add(OrderMail mail);
}
