package io.github.keyreeve.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.keyreeve.bootstrap.architecture.LayeringRule.rule;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** Who may know whom. */
final class ArrowRules {

    static final List<LayeringRule> ALL = List.of(
            rule("the_domain_knows_only_plain_java", layers -> classes()
                    .that().resideInAPackage(layers.domain())
                    .should().onlyDependOnClassesThat().resideInAnyPackage(layers.domain(), "java.lang", "java.util",
                            "java.util.function", "java.util.regex", "java.util.stream", "java.time..", "java.math",
                            "java.nio.charset", "java.security")
                    .because("the rules about keys must outlive every framework, and read no file, clock or network")),

            rule("the_application_knows_only_the_domain_and_the_jdk", layers -> classes()
                    .that().resideInAPackage(layers.application())
                    .should().onlyDependOnClassesThat().resideInAnyPackage(layers.application(), layers.domain(), "java.lang",
                            "java.util..", "java.time..", "java.math", "java.nio", "java.nio.charset", "java.security..",
                            "javax.crypto..")
                    .because("other services use it as a plain jar, with adapters of their own")),

            rule("ports_know_no_use_case", layers -> noClasses()
                    .that().resideInAPackage(layers.ports())
                    .should().dependOnClassesThat().resideInAnyPackage(layers.useCases(), layers.secrets())
                    .because("a port is a promise, and who keeps it may change")),

            rule("driven_ports_know_no_driving_port", layers -> noClasses()
                    .that().resideInAPackage(layers.drivenPorts())
                    .should().dependOnClassesThat().resideInAPackage(layers.drivingPorts())
                    .because("a database adapter must not learn what the outside may ask")),

            rule("a_use_case_calls_no_other", layers -> classes()
                    .that().resideInAPackage(layers.useCases()).and().implement(Packages.portIn(layers.drivingPorts()))
                    .should(beUsedByNoOtherClassIn(layers.useCases()))
                    .because("what two use cases share is a part of its own; a use case inside another hides a transaction")),

            rule("adapters_ask_through_ports", layers -> noClasses()
                    .that().resideInAnyPackage(layers.web(), layers.persistence(), layers.mail(), layers.events())
                    .should().dependOnClassesThat().resideInAPackage(layers.useCases())
                    .because("only the wiring knows who stands behind a port")),

            rule("persistence_knows_no_driving_port", layers -> noClasses()
                    .that().resideInAPackage(layers.persistence())
                    .should().dependOnClassesThat().resideInAPackage(layers.drivingPorts())
                    .because("a database asks nothing of the application")),

            rule("web_and_persistence_know_nothing_of_each_other", layers -> CompositeArchRule
                    .of(noClasses().that().resideInAPackage(layers.web())
                            .should().dependOnClassesThat().resideInAPackage(layers.persistence()))
                    .and(noClasses().that().resideInAPackage(layers.persistence())
                            .should().dependOnClassesThat().resideInAPackage(layers.web()))
                    .as("no classes of one adapter should depend on classes of another")
                    .because("either can be replaced without the other noticing")),

            // Only Keyreeve has it, as the client: where there is none, there is nothing to judge.
            rule("mail_knows_driven_ports_only", layers -> noClasses()
                    .that().resideInAPackage(layers.mail())
                    .should().dependOnClassesThat().resideInAnyPackage(
                            layers.web(), layers.persistence(), layers.drivingPorts(), layers.useCases())
                    .allowEmptyShould(true)
                    .because("it sends what it is given and asks nobody")),

            rule("only_bootstrap_knows_mail", layers -> noClasses()
                    .that().resideOutsideOfPackages(layers.mail(), layers.bootstrap())
                    .should().dependOnClassesThat().resideInAPackage(layers.mail())
                    .because("another way to reach customers must be one new module")),

            // Only Keyreeve tells endpoints: where nobody does, there is nothing to judge.
            rule("the_events_adapter_knows_only_driven_ports", layers -> CompositeArchRule
                    .of(noClasses().that().resideInAPackage(layers.events())
                            .should().dependOnClassesThat().resideInAnyPackage(layers.drivingPorts(), layers.web(), layers.persistence())
                            .allowEmptyShould(true))
                    .and(noClasses().that().resideInAnyPackage(layers.web(), layers.persistence())
                            .should().dependOnClassesThat().resideInAPackage(layers.events()))
                    .as("what carries events should know neither another adapter nor what the outside may ask, and no adapter should know it")
                    .because("it carries what it is given")),

            rule("nobody_knows_bootstrap", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.bootstrap())
                    .should().dependOnClassesThat().resideInAPackage(layers.bootstrap())
                    .because("what puts the parts together is no part")),

            // Only Keyreeve has a client: where there is none, there is nothing to judge.
            rule("the_client_knows_only_plain_java", layers -> classes()
                    .that().resideInAPackage(layers.client())
                    .should().onlyDependOnClassesThat().resideInAnyPackage(layers.client(), "java.lang", "java.util",
                            "java.util.concurrent", "java.util.function", "java.util.regex", "java.util.stream", "java.time..",
                            "java.math", "java.net", "java.net.http", "java.nio..", "java.io", "java.security..",
                            "javax.crypto..")
                    .allowEmptyShould(true)
                    .because("vendors put the one jar into applications of theirs, and nothing comes with it")),

            rule("nobody_knows_the_client", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.client())
                    .should().dependOnClassesThat().resideInAPackage(layers.client())
                    .because("it is the other end of the wire; what both ends share is the protocol")),

            rule("packages_form_no_cycle", layers -> slices()
                    .assignedFrom(packagesWithout(layers.generated()))
                    .should().beFreeOfCycles()
                    .because("packages in a cycle can only be read, tested and moved together")));

    private ArrowRules() {}

    private static ArchCondition<JavaClass> beUsedByNoOtherClassIn(String pattern) {
        return new ArchCondition<>("be used by no other class in '" + pattern + "'") {
            @Override
            public void check(JavaClass useCase, ConditionEvents events) {
                useCase.getDirectDependenciesToSelf().stream()
                        .filter(dependency -> !dependency.getOriginClass().getName().startsWith(useCase.getName()))
                        .filter(dependency -> Packages.in(pattern).test(dependency.getOriginClass()))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(useCase, dependency.getDescription())));
            }
        };
    }

    private static SliceAssignment packagesWithout(String generated) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return not(Packages.in(generated)).test(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages, apart from generated ones";
            }
        };
    }
}
