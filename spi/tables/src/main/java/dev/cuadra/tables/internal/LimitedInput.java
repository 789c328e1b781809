package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Map;

/** Counts the bytes of a source and refuses more than allowed. */
final class LimitedInput extends FilterInputStream {
    private final String source;
    private final long limit;
    private long count;

    LimitedInput(TableSource source, TableLimits limits) throws IOException {
        super(source.opener().open());
        this.source = source.name();
        this.limit = limits.maxBytes();
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            counted(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        if (read > 0) {
            counted(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return super.skip(0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int bytes) {
        count += bytes;
        if (count > limit) {
            throw tooLarge(source, limit);
        }
    }

    static TableException tooLarge(String source, long limit) {
        return TableException.of(TableFault.TOO_LARGE, Place.in(source), Map.of("limit", limit));
    }
}
