package io.github.keyreeve.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the layers of a hexagon are, as package patterns.
 *
 * @param core the package above {@code domain} and {@code application}
 * @param outside the package above {@code web}, {@code persistence}, {@code events} and {@code bootstrap}; another one than the core's
 *     where a service puts its own adapters around a core that it takes as a library
 */
record Layers(String core, String outside) {

    static Layers below(String root) {
        return new Layers(root, root);
    }

    String domain() {
        return core + ".domain..";
    }

    String application() {
        return core + ".application..";
    }

    String ports() {
        return core + ".application.port..";
    }

    String drivingPorts() {
        return core + ".application.port.in..";
    }

    String drivenPorts() {
        return core + ".application.port.out..";
    }

    String useCases() {
        return core + ".application.usecase..";
    }

    String secrets() {
        return core + ".application.secret..";
    }

    String web() {
        return outside + ".web..";
    }

    String persistence() {
        return outside + ".persistence..";
    }

    /** What carries events to the vendor's endpoints. */
    String events() {
        return outside + ".events..";
    }

    /** Written by jOOQ's generator, which has its own taste. */
    String generated() {
        return outside + ".persistence.generated..";
    }

    /** Sends to customers. Only Keyreeve has it: other services keep their own ways. */
    String mail() {
        return outside + ".mail..";
    }

    String bootstrap() {
        return outside + ".bootstrap..";
    }

    /** What vendors' applications speak to the server with; no layer of the hexagon. */
    String client() {
        return outside + ".client..";
    }

    /** The layers without classes: a rule about one of them would forbid nothing. */
    List<String> missingFrom(JavaClasses classes) {
        return Stream.of(domain(), drivingPorts(), drivenPorts(), useCases(), web(), persistence(), bootstrap())
                .filter(layer -> classes.stream().noneMatch(Packages.in(layer)))
                .toList();
    }
}
