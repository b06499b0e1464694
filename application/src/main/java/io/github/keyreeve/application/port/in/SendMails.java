package io.github.keyreeve.application.port.in;

/** Sends what waits; any number of servers may do so at once. */
public interface SendMails {

    /** Sends some of the mails that are due, one after the other. */
    Round sendDue();

    /** What became of a round. */
    enum Round {
        /** Nothing is due any more. */
        DONE,
        /** There may be more to do at once. */
        MORE,
        /** The mail server takes nothing now; it is of no use to go on at once. */
        UNREACHABLE
    }
}
