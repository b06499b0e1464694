package io.github.keyreeve.bootstrap.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules: who may know whom, what stays where, what is named how, and where time and randomness come from. */
final class LayeringRules {

    static final List<LayeringRule> ALL =
            Stream.of(ArrowRules.ALL, TechnologyRules.ALL, NameRules.ALL, OutsideWorldRules.ALL).flatMap(List::stream).toList();

    private LayeringRules() {}
}
