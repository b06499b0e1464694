package io.github.keyreeve.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Which classes a rule speaks of. */
final class Packages {

    private static final String[] DATABASE = {"org.jooq..", "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..",
        "org.h2..", "com.mysql..", "org.mariadb.."};
    private static final String[] HTTP = {"jakarta.ws.rs..", "org.glassfish.jersey..", "org.eclipse.jetty..",
        "jakarta.servlet..", "com.sun.net.httpserver.."};
    private static final String[] MAILING = {"jakarta.mail..", "org.eclipse.angus..", "com.samskivert.."};
    private static final String[] CONTAINERS = {"jakarta.inject..", "javax.inject..", "jakarta.enterprise..", "org.jvnet.hk2..",
        "org.glassfish.hk2..", "com.google.inject..", "dagger..", "org.springframework..", "lombok.."};

    private Packages() {}

    static DescribedPredicate<JavaClass> in(String... patterns) {
        return resideInAnyPackage(patterns);
    }

    static DescribedPredicate<JavaClass> database() {
        return resideInAnyPackage(DATABASE).as("jOOQ, JDBC, the pool, the migrations or a driver");
    }

    static DescribedPredicate<JavaClass> http() {
        return resideInAnyPackage(HTTP).as("JAX-RS, Jersey, Jetty or servlets");
    }

    static DescribedPredicate<JavaClass> mailing() {
        return resideInAnyPackage(MAILING).as("Jakarta Mail, Angus Mail or Mustache");
    }

    static DescribedPredicate<JavaClass> httpClient() {
        return resideInAnyPackage("org.apache.hc..").as("the HTTP client");
    }

    static DescribedPredicate<JavaClass> containers() {
        return resideInAnyPackage(CONTAINERS).as("an injection container or Lombok");
    }

    /** A port itself, rather than a type that it speaks with. */
    static DescribedPredicate<JavaClass> portIn(String pattern) {
        return in(pattern).and(DescribedPredicate.describe("a port", type -> type.isInterface() && type.isTopLevelClass()));
    }
}
