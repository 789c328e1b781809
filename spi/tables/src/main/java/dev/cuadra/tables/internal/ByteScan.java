package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Looks at every byte of a text once, in constant memory: whether it is UTF-8, where it is not, whether it has bytes
 * that no text has, how many lines there are, and that none of them is too long.
 */
final class ByteScan {
    private static final int MOST_BYTES_OF_A_CHAR = 4;

    private final String source;
    private final long maxLineBytes;
    private final int maxLineChars;

    private long lines = 1;
    private long lineBytes;
    private int before;
    private long nulLine;
    private boolean blank = true;

    private long sequences;
    private long faults;
    private long firstFaultLine;
    private long firstUnassignedLine;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;

    private ByteScan(String source, int maxLineChars, long maxLineBytes) {
        this.source = source;
        this.maxLineChars = maxLineChars;
        this.maxLineBytes = maxLineBytes;
    }

    /** Reads the whole source, whose lines have a limit. */
    static ByteScan of(TableSource source, TableLimits limits) throws IOException {
        long maxLineBytes = (long) limits.maxLineChars() * MOST_BYTES_OF_A_CHAR;
        return of(source, limits, new ByteScan(source.name(), limits.maxLineChars(), maxLineBytes));
    }

    /** Reads a whole page; a page may be a single line. */
    static ByteScan ofPage(TableSource source, TableLimits limits) throws IOException {
        return of(source, limits, new ByteScan(source.name(), limits.maxLineChars(), Long.MAX_VALUE));
    }

    private static ByteScan of(TableSource source, TableLimits limits, ByteScan scan) throws IOException {
        try (InputStream in = new LimitedInput(source, limits)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int at = 0; at < read; at++) {
                    scan.take(buffer[at] & 0xFF);
                }
            }
        }
        if (scan.pending > 0) {
            scan.fault();
        }
        if (scan.before == '\r' || scan.before == '\n') {
            scan.lines--;
        }
        return scan;
    }

    private void take(int b) {
        if (b == '\n' || b == '\r') {
            if (b == '\r' || before != '\r') {
                lines++;
            }
            lineBytes = 0;
        } else if (++lineBytes > maxLineBytes) {
            throw TableException.of(
                    TableFault.LINE_TOO_LONG, Place.in(source).atLine(lines), Map.of("limit", maxLineChars));
        } else if (b == 0 && nulLine == 0) {
            nulLine = lines;
        } else if (b > ' ' && b != 0xFE && b != 0xFF) {
            blank = false;
        }
        before = b;
        if (b >= 0x80 || pending > 0) {
            utf8(b);
        }
    }

    private void utf8(int b) {
        if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
            firstUnassignedLine = firstUnassignedLine == 0 ? lines : firstUnassignedLine;
        }
        if (pending > 0) {
            if (b >= low && b <= high) {
                pending--;
                low = 0x80;
                high = 0xBF;
                sequences += pending == 0 ? 1 : 0;
                return;
            }
            fault();
        }
        lead(b);
    }

    /** The ranges of the second byte leave out overlong forms, surrogates and what is beyond U+10FFFF. */
    private void lead(int b) {
        if (b < 0x80) {
            return;
        }
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            fault();
        }
    }

    private void fault() {
        faults++;
        firstFaultLine = firstFaultLine == 0 ? lines : firstFaultLine;
        pending = 0;
        low = 0x80;
        high = 0xBF;
    }

    /** Whether every byte fits UTF-8. */
    boolean utf8() {
        return faults == 0;
    }

    /** Whether UTF-8 is broken in a few places only, so that reading it as something else would spoil every accent. */
    boolean spoiltUtf8() {
        return faults > 0 && sequences > faults;
    }

    /** The first line that does not fit UTF-8, or 0. */
    long firstFaultLine() {
        return firstFaultLine;
    }

    /** The first line with a byte that windows-1252 leaves unassigned, or 0. */
    long firstUnassignedLine() {
        return firstUnassignedLine;
    }

    /** The first line with a zero byte, or 0. */
    long nulLine() {
        return nulLine;
    }

    /** Whether there are only blanks. */
    boolean blank() {
        return blank;
    }

    /** The number of lines, a last one without a line break counted. */
    long lines() {
        return lines;
    }
}
