package io.github.keyreeve.web.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;

/** A body that can be looked into without taking anything from it. */
final class PeekableInput extends ServletInputStream {

    private final ServletInputStream original;
    private final BufferedInputStream buffered;

    PeekableInput(ServletInputStream original) {
        this.original = original;
        this.buffered = new BufferedInputStream(original);
    }

    /** Waits for the first byte, or for the end. */
    boolean isEmpty() throws IOException {
        buffered.mark(1);
        boolean empty = buffered.read() < 0;
        buffered.reset();
        return empty;
    }

    @Override
    public int read() throws IOException {
        return buffered.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return buffered.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return buffered.available();
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int readLimit) {
        buffered.mark(readLimit);
    }

    @Override
    public void reset() throws IOException {
        buffered.reset();
    }

    @Override
    public boolean isFinished() {
        return original.isFinished();
    }

    @Override
    public boolean isReady() {
        return original.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        original.setReadListener(listener);
    }
}
