package io.github.keyreeve.domain.argument;

/**
 * One thing that the caller must mend.
 *
 * @param argument the name as the caller wrote it, as far as {@link ShownName} shows it, or must write it
 * @param message what is wrong and what is allowed, to be read after the name: "must be a whole number from 1 to 5"
 */
public record ArgumentError(String argument, String message) {

    public ArgumentError {
        argument = ShownName.of(argument);
    }

    @Override
    public String toString() {
        return argument + " " + message;
    }
}
