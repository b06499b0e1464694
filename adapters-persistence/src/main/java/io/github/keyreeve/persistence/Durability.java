package io.github.keyreeve.persistence;

/** What it takes, after a commit, until the work is safe even against a power cut. */
interface Durability extends AutoCloseable {

    /** For databases whose commit is all it takes. */
    Durability BY_COMMIT = new Durability() {
        @Override
        public long begin() {
            return 0;
        }

        @Override
        public void committed(long begun) {}

        @Override
        public void close() {}
    };

    /** To be called before the work begins, for {@link #committed}. */
    long begin();

    /**
     * Returns once everything that was committed before the call is safe.
     *
     * @param begun what {@link #begin} said before the work
     * @throws io.github.keyreeve.application.port.out.StorageUnavailableException if that cannot be said
     */
    void committed(long begun);

    @Override
    void close();
}
