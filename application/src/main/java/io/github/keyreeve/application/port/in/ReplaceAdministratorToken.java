package io.github.keyreeve.application.port.in;

/** Gives the installation another administrator token, for when the present one may have been seen. */
public interface ReplaceAdministratorToken {

    /** From then on every server refuses the token before. The new one is never answered, only kept where staff look. */
    Outcome replace();

    /** What became of the request. */
    sealed interface Outcome {

        /** @param place where the new token is kept, for a person */
        record Replaced(String place) implements Outcome {}

        /** The operator has set the token, and only the operator can set another. */
        record SetByOperator() implements Outcome {}
    }
}
