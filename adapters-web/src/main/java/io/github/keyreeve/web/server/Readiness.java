package io.github.keyreeve.web.server;

/** Says whether the server can do its work at this moment: whether its database answers, for instance. */
@FunctionalInterface
public interface Readiness {

    /** May block; the caller stops waiting after two seconds. An exception counts as {@code false}. */
    boolean isReady() throws Exception;
}
