package io.github.keyreeve.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The classes that the rules are held against: Keyreeve's own, or another team's where its build names them. */
final class CompiledCode {

    private static final String OURS = "io.github.keyreeve";

    private CompiledCode() {}

    /** Not another team's, and not a service around our core. */
    static boolean isOurs() {
        return layers().outside().equals(OURS) && System.getProperty("keyreeve.gate.classes") == null;
    }

    static Layers layers() {
        String outside = System.getProperty("keyreeve.gate.root", OURS);
        return new Layers(System.getProperty("keyreeve.gate.core", outside), outside);
    }

    static JavaClasses ofTheLayers(Layers layers) {
        ClassFileImporter importer = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS);
        return Optional.ofNullable(System.getProperty("keyreeve.gate.classes"))
                .map(places -> importer.importPaths(Arrays.stream(places.split(File.pathSeparator)).map(Path::of).toList()))
                .orElseGet(() -> importer.importPackages(layers.core(), layers.outside()));
    }

    /** A small hexagon among the tests. */
    static JavaClasses ofFixture(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
