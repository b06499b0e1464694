package io.github.keyreeve.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * One rule of the layering, for any hexagon.
 *
 * @param name what it says in short; the package below {@code violations} that breaks it has the same name
 */
record LayeringRule(String name, Function<Layers, ArchRule> sentence) {

    static LayeringRule rule(String name, Function<Layers, ArchRule> sentence) {
        return new LayeringRule(name, sentence);
    }

    ArchRule over(Layers layers) {
        return sentence.apply(layers);
    }

    /** As a test report shows it. */
    @Override
    public String toString() {
        return name.replace('_', ' ');
    }
}
