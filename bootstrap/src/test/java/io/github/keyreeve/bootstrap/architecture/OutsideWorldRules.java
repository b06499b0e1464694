package io.github.keyreeve.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.github.keyreeve.bootstrap.architecture.LayeringRule.rule;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Where time, randomness and output come from and go to. */
final class OutsideWorldRules {

    private static final String READS_THE_TIME = "java\\.time\\..*\\.now\\(.*|java\\.time\\.Clock\\.(system|tick).*"
            + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)|java\\.util\\.Date\\.<init>\\(\\)|java\\.util\\..*Calendar\\.getInstance\\(.*";
    private static final String PREDICTABLE = "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)\\..*"
            + "|java\\.util\\.random\\..*|java\\.lang\\.Math\\.random\\(\\)";
    private static final String RANDOM = "java\\.security\\.SecureRandom\\..*|java\\.util\\.UUID\\.randomUUID\\(\\)";
    private static final String LOGS = "java\\.util\\.logging\\.Logger\\."
            + "(log.*|severe|warning|info|config|fine|finer|finest|entering|exiting|throwing)\\(.*";

    static final List<LayeringRule> ALL = List.of(
            rule("time_comes_in_through_a_clock", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.bootstrap())
                    .should().accessTargetWhere(name("what reads the time", READS_THE_TIME).and(withoutAClock()))
                    .because("a test must be able to say what day it is")),

            rule("randomness_comes_in_through_ports", layers -> noClasses()
                    .that().resideOutsideOfPackages(layers.bootstrap(), layers.secrets())
                    .and().doNotHaveSimpleName("RequestId").and().doNotHaveSimpleName("Nonce")
                    .should().accessTargetWhere(name("what makes random numbers", RANDOM))
                    .because("keys and identifiers come from a port; salts, nonces and the ids of requests decide nothing")),

            rule("randomness_is_never_predictable", layers -> noClasses()
                    .should().accessTargetWhere(name("what makes predictable numbers", PREDICTABLE)
                            .and(describe("of the predictable kind", access ->
                                    !access.getTargetOwner().isEquivalentTo(SecureRandom.class))))
                    .because("nobody can tell later which of them became a key or a token")),

            rule("logging_goes_through_slf4j", layers -> noClasses()
                    .should().accessTargetWhere(name("what logs by java.util.logging", LOGS))
                    .because("all lines go one way, which hides secrets and carries the request's id")),

            rule("nothing_prints_past_its_command", layers -> noClasses()
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("a command prints where picocli was told to, everything else logs")));

    private OutsideWorldRules() {}

    private static DescribedPredicate<JavaAccess<?>> name(String description, String fullName) {
        return describe(description, access -> access.getTarget().getFullName().matches(fullName));
    }

    private static DescribedPredicate<JavaAccess<?>> withoutAClock() {
        return describe("without a clock", access -> !(access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class))));
    }
}
