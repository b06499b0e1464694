package io.github.keyreeve.web.notice;

/** Whether a message is genuine cannot be found out now; its sender should send it again. */
public final class SenderUnknownException extends RuntimeException {

    public SenderUnknownException(String message) {
        super(message);
    }
}
