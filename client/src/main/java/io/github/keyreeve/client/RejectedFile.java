package io.github.keyreeve.client;

/** A licence file that is not believed. */
final class RejectedFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final FileFault fault;

    RejectedFile(FileFault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    FileFault fault() {
        return fault;
    }
}
