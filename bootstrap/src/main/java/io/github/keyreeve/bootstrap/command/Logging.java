package io.github.keyreeve.bootstrap.command;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** What logback.xml cannot set up. */
public final class Logging {

    private Logging() {
    }

    /** Sends what libraries log through java.util.logging where all else goes. For commands that use such libraries. */
    public static void bridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
