package io.github.keyreeve.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.keyreeve.bootstrap.architecture.LayeringRule.rule;

import java.util.List;

/** What is named how, and lives where. */
final class NameRules {

    static final List<LayeringRule> ALL = List.of(
            rule("driving_ports_are_implemented_by_use_cases", layers -> classes()
                    .that().implement(Packages.portIn(layers.drivingPorts()))
                    .should().resideInAPackage(layers.useCases())
                    .because("who looks for what an answer is decided by looks there")),

            rule("jooq_classes_implement_driven_ports", layers -> classes()
                    .that().resideInAPackage(layers.persistence()).and().haveSimpleNameStartingWith("Jooq")
                    .should().implement(Packages.portIn(layers.drivenPorts()))
                    .because("a technology in front of a name promises the role behind it")),

            rule("driven_ports_are_stored_by_jooq_classes", layers -> classes()
                    .that().resideInAPackage(layers.persistence()).and().implement(Packages.portIn(layers.drivenPorts()))
                    .should().haveSimpleNameStartingWith("Jooq")
                    .because("an implementation of a role says by what it plays it")),

            rule("no_name_says_nothing", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.generated())
                    .should().haveNameMatching(".*[a-z0-9](Impl|Utils?|Manager|Helper|Service|UseCase|Port)")
                    .because("a class is named for what it does, not for being a class")),

            rule("no_package_is_a_drawer", layers -> noClasses()
                    .that().resideInAnyPackage(layers.domain(), layers.application(), layers.web(), layers.persistence(), layers.events(),
                            layers.bootstrap())
                    .should().resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..")
                    .because("inside a layer, packages follow the business")));

    private NameRules() {}
}
