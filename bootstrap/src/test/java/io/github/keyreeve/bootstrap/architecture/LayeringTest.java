package io.github.keyreeve.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The gate: the layering of the code, and that each of its rules can tell a violation. */
class LayeringTest {

    private static final String RULES = "io.github.keyreeve.bootstrap.architecture.LayeringRules#ALL";

    @Nested
    class OfTheCode {

        private static final Layers LAYERS = CompiledCode.layers();
        private static final JavaClasses CODE = CompiledCode.ofTheLayers(LAYERS);

        @Test
        void everyNamedLayerHasClasses() {
            assertThat(LAYERS.missingFrom(CODE)).isEmpty();
        }

        /** Without them on the class path, the rules about them would forbid nothing. */
        @Test
        void theClientAndAllAdaptersAreAmongIt() {
            assumeThat(CompiledCode.isOurs()).as("another team's code, held against the same rules, has adapters of its own").isTrue();

            assertThat(Stream.of(LAYERS.client(), LAYERS.mail(), LAYERS.events()))
                    .allMatch(layer -> CODE.stream().anyMatch(Packages.in(layer)));
        }

        @ParameterizedTest
        @FieldSource(RULES)
        void isAsTheRuleSays(LayeringRule rule) {
            rule.over(LAYERS).check(CODE);
        }
    }

    @Nested
    class OfItsRules {

        private static final String FIXTURES = LayeringTest.class.getPackageName();
        private static final String LAWFUL = FIXTURES + ".lawful";

        @ParameterizedTest
        @FieldSource(RULES)
        void eachFailsOnAViolation(LayeringRule rule) {
            String root = FIXTURES + ".violations." + rule.name();
            JavaClasses violation = CompiledCode.ofFixture(root);
            assertThat(violation).as("classes in %s", root).isNotEmpty();

            EvaluationResult result = rule.over(Layers.below(root)).allowEmptyShould(true).evaluate(violation);

            assertThat(result.hasViolation()).as("%s on %s", rule, root).isTrue();
        }

        @ParameterizedTest
        @FieldSource(RULES)
        void eachPassesALawfulHexagon(LayeringRule rule) {
            rule.over(Layers.below(LAWFUL)).check(CompiledCode.ofFixture(LAWFUL));
        }

        @Test
        void aLayerWithoutClassesIsNoticed() {
            JavaClasses domainOnly = CompiledCode.ofFixture(LAWFUL + ".domain");

            assertThat(Layers.below(LAWFUL).missingFrom(domainOnly)).hasSize(6).doesNotContain(LAWFUL + ".domain..");
            assertThat(Layers.below(LAWFUL).missingFrom(CompiledCode.ofFixture(LAWFUL))).isEmpty();
        }

        @Test
        void everyViolationBelongsToARule() {
            assertThat(CompiledCode.ofFixture(FIXTURES + ".violations").stream()
                            .map(type -> type.getPackageName().substring(FIXTURES.length() + ".violations.".length()))
                            .map(name -> name.split("\\.")[0]))
                    .isSubsetOf(LayeringRules.ALL.stream().map(LayeringRule::name).toList());
        }
    }
}
