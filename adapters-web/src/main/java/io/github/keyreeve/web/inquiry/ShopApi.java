package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/** The API of one shop, and what is to be asked of it. Knows no state. */
interface ShopApi {

    /** The shop's name in the table of shops. */
    String shop();

    /** What people call it. */
    String title();

    URI address();

    /** The header by which the shop knows in which form it is to answer. */
    Map<String, String> headers();

    /** What a key must be allowed to read, as the shop calls it. */
    String permissions();

    /** Asks for what the event leaves out, and puts it there. */
    void complete(ObjectNode event, Inquiry inquiry) throws UnansweredException;
}
