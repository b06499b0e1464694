package io.github.keyreeve.web.shop;

/** The body is of a type that this shop does not send. */
public final class WrongContentTypeException extends RuntimeException {

    public WrongContentTypeException(String expected) {
        super("The body must be " + expected + ".");
    }
}
