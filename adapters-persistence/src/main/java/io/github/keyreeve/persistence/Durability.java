package io.github.keyreeve.persistence;

/** What it takes, after a commit, until the work is safe even against a power cut. */
interface Durability extends AutoCloseable {

    /** For databases whose commit is all it takes. */
    Durability BY_COMMIT = new Durability() {
        @Override
        public void committed() {}

        @Override
        public void close() {}
    };

    /**
     * Returns once everything that was committed before the call is safe.
     *
     * @throws io.github.keyreeve.application.port.out.StorageUnavailableException if that cannot be said
     */
    void committed();

    @Override
    void close();
}
