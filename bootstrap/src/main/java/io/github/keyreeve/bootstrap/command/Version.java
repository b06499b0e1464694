package io.github.keyreeve.bootstrap.command;

import java.util.Optional;

/** The version of the running server. */
public final class Version {

    private Version() {
    }

    /** As the packaged jar tells it; classes that were never packaged have none. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
