package io.github.keyreeve.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.github.keyreeve.bootstrap.architecture.LayeringRule.rule;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What stays where. */
final class TechnologyRules {

    private static final List<String> CALLED_WITHOUT_THE_REQUEST =
            List.of("jakarta.ws.rs.ext.ExceptionMapper", "jakarta.ws.rs.container.ContainerRequestFilter");
    private static final String INJECTION = "(jakarta\\.ws\\.rs\\..*|(jakarta|javax)\\.(inject|annotation|enterprise)\\..*"
            + "|org\\.springframework\\..*|com\\.google\\.inject\\..*)";

    static final List<LayeringRule> ALL = List.of(
            rule("databases_stay_in_persistence", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.persistence())
                    .should().dependOnClassesThat(Packages.database().or(Packages.in(layers.generated())))
                    .because("another way to store must be one new module")),

            rule("persistence_shows_no_database_type", layers -> classes()
                    .that().resideInAPackage(layers.persistence()).and().resideOutsideOfPackage(layers.generated())
                    .and().arePublic().and(are(not(namedInTheGeneratedCode())))
                    .should(showNone(Packages.database().or(Packages.in(layers.generated()))))
                    .because("what a signature shows, callers come to depend on")),

            rule("http_stays_in_web", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.web())
                    .should().dependOnClassesThat(Packages.http().and(not(listOfResources())))
                    .because("the rules are asked by commands and other services, too; the wiring may list Jersey's resources")),

            rule("mail_technology_stays_in_mail", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.mail())
                    .should().dependOnClassesThat(Packages.mailing())
                    .because("what SMTP and templates need is nobody else's business")),

            rule("the_http_client_stays_in_events", layers -> noClasses()
                    .that().resideOutsideOfPackage(layers.events())
                    .should().dependOnClassesThat(Packages.httpClient())
                    .because("only there is it looked at where a connection may go")),

            rule("no_container_and_no_lombok", layers -> noClasses()
                    .should().dependOnClassesThat(Packages.containers())
                    .because("constructors show on one screen what is made of what, and records need no generator")),

            rule("no_field_is_injected", layers -> noFields()
                    .that(are(not(theRequestOfAMapperOrFilter())))
                    .should().beAnnotatedWith(DescribedPredicate.describe("a container's annotation",
                            annotation -> annotation.getRawType().getName().matches(INJECTION)))
                    .because("an object is complete when its constructor ends; only to mappers and filters does JAX-RS hand the"
                            + " servlet's request in no other way")));

    private TechnologyRules() {}

    /** jOOQ's generated classes are in a package of their own, so the converters that they name are public. */
    private static DescribedPredicate<JavaClass> namedInTheGeneratedCode() {
        return JavaClass.Predicates.assignableTo("org.jooq.Converter").or(JavaClass.Predicates.assignableTo("org.jooq.Binding"))
                .as("converters for the generated code");
    }

    private static DescribedPredicate<JavaClass> listOfResources() {
        return DescribedPredicate.describe("Jersey's list of resources",
                type -> type.getName().equals("org.glassfish.jersey.server.ResourceConfig"));
    }

    private static DescribedPredicate<JavaField> theRequestOfAMapperOrFilter() {
        return DescribedPredicate.describe("the request of an exception mapper or filter",
                field -> field.isAnnotatedWith("jakarta.ws.rs.core.Context")
                        && CALLED_WITHOUT_THE_REQUEST.stream().anyMatch(field.getOwner()::isAssignableTo));
    }

    private static ArchCondition<JavaClass> showNone(DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("show none of " + hidden.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                        .filter(hidden)
                        .forEach(shown -> events.add(SimpleConditionEvent.violated(type, type.getName() + " is a " + shown.getName())));
                type.getMembers().stream()
                        .filter(member -> !member.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .forEach(member -> typesOf(member).filter(hidden).forEach(shown ->
                                events.add(SimpleConditionEvent.violated(member, member.getFullName() + " shows " + shown.getName()))));
            }
        };
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.of(
                            code.getReturnType().getAllInvolvedRawTypes().stream(),
                            code.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                            code.getExceptionTypes().stream())
                    .flatMap(types -> types);
        }
        return member instanceof JavaField field ? field.getAllInvolvedRawTypes().stream() : Stream.empty();
    }
}
