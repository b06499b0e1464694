package io.github.keyreeve.bootstrap.command;

import io.github.keyreeve.bootstrap.config.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration must be mended before the command can run; the message lists everything that is wrong. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigException(List<Problem> problems) {
        super(problems.stream().map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "The configuration has %s:%n".formatted(
                        problems.size() == 1 ? "a problem" : problems.size() + " problems"), "")));
    }
}
