package dev.cuadra.tables.internal;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Knows how many characters it has given out. */
final class CountedReader extends FilterReader {
    private long count;

    CountedReader(Reader in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count += read >= 0 ? 1 : 0;
        return read;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        count += Math.max(0, read);
        return read;
    }
}
