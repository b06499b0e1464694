package io.github.keyreeve.persistence;

import java.util.Optional;

/** The transaction that the current thread has open, if any. */
final class ThreadTransaction {

    private final ThreadLocal<Progress> current = new ThreadLocal<>();

    Optional<Progress> current() {
        return Optional.ofNullable(current.get());
    }

    Progress begin() {
        Progress progress = new Progress();
        current.set(progress);
        return progress;
    }

    void end() {
        current.remove();
    }

    /** How far a transaction has come. */
    static final class Progress {

        private boolean wrote;
        private boolean workDone;

        void write() {
            wrote = true;
        }

        void finishWork() {
            workDone = true;
        }

        boolean wrote() {
            return wrote;
        }

        /** Whether all that is left is the commit, so that a failure is one of the commit. */
        boolean workDone() {
            return workDone;
        }
    }
}
