package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import java.util.Map;

/**
 * Looks through the bytes of an XML part for what the parser must never see: a document type or an entity declaration,
 * in whatever encoding, an encoding that spreadsheet programs do not write, and a stretch of text or markup so long that
 * the parser could not hold it. Counts rows on the way.
 */
final class XmlScan {
    private static final int MOST_BYTES_OF_A_CHAR = 4;
    private static final int LONGEST_WORD = 24;

    private final String source;
    private final String part;
    private final int maxChars;
    private final char[] word = new char[LONGEST_WORD];

    private State state = State.TEXT;
    private int length;
    private boolean inWord;
    private int previous;
    private int beforePrevious;
    private long run;
    private long rows;
    private boolean zero;
    private boolean begun;

    private enum State {
        TEXT,
        TAG,
        DECLARATION,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    XmlScan(String source, String part, int maxChars) {
        this.source = source;
        this.part = part;
        this.maxChars = maxChars;
    }

    void take(byte[] bytes, int count) {
        for (int at = 0; at < count; at++) {
            int b = bytes[at] & 0xFF;
            if (b == 0) {
                zero = true;
            } else {
                take(b);
            }
        }
    }

    /** Once all bytes were taken. */
    void end() {
        if (zero) {
            throw XlsxFile.broken(source, part + " is not in UTF-8");
        }
    }

    /** How many tags named {@code row} were opened. */
    long rows() {
        return rows;
    }

    private void take(int b) {
        if (++run > (long) maxChars * MOST_BYTES_OF_A_CHAR) {
            throw TableException.of(TableFault.LINE_TOO_LONG, Place.in(source), Map.of("limit", maxChars));
        }
        if (!begun) {
            begin(b);
        }
        switch (state) {
            case TEXT -> {
                if (b == '<') {
                    enter(State.TAG);
                }
            }
            case TAG -> tag(b);
            case DECLARATION -> declaration(b);
            case COMMENT -> leaveAfter(b, '-', '-');
            case CDATA -> leaveAfter(b, ']', ']');
            case INSTRUCTION -> leaveAfter(b, 0, '?');
        }
        beforePrevious = previous;
        previous = b;
    }

    /** Only a byte-order mark and blanks may stand before the first tag; anything else is an encoding of its own. */
    private void begin(int b) {
        begun = b == '<';
        boolean mark = b == 0xEF || b == 0xBB || b == 0xBF || b == 0xFE || b == 0xFF;
        if (!begun && !mark && b != ' ' && b != '\t' && b != '\r' && b != '\n') {
            throw XlsxFile.broken(source, part + " is not XML");
        }
    }

    private void enter(State next) {
        state = next;
        run = 0;
        length = 0;
        inWord = true;
        previous = 0;
        beforePrevious = 0;
    }

    private void tag(int b) {
        if (inWord && length == 0 && b == '!') {
            enter(State.DECLARATION);
        } else if (inWord && length == 0 && b == '?') {
            enter(State.INSTRUCTION);
        } else if (b == '>') {
            name();
            enter(State.TEXT);
        } else if (b == ' ' || b == '/' || b == '\t' || b == '\r' || b == '\n') {
            name();
        } else {
            gather(b);
        }
    }

    private void name() {
        if (inWord && (is("row") || (length > 4 && word[length - 4] == ':' && endsWithRow()))) {
            rows++;
        }
        inWord = false;
    }

    private void declaration(int b) {
        gather(b);
        if (is("--")) {
            enter(State.COMMENT);
        } else if (is("[CDATA[")) {
            enter(State.CDATA);
        } else if (is("DOCTYPE") || is("ENTITY")) {
            throw TableException.of(TableFault.XLSX_DOCTYPE, Place.in(source), Map.of());
        } else if (b == '>') {
            enter(State.TEXT);
        }
    }

    private void leaveAfter(int b, int first, int second) {
        if (b == '>' && previous == second && (first == 0 || beforePrevious == first)) {
            enter(State.TEXT);
        }
    }

    private void gather(int b) {
        if (inWord && length < LONGEST_WORD) {
            word[length++] = (char) (b >= 'a' && b <= 'z' && state == State.DECLARATION ? b - 32 : b);
        }
    }

    private boolean is(String name) {
        if (length != name.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (word[at] != name.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithRow() {
        return word[length - 3] == 'r' && word[length - 2] == 'o' && word[length - 1] == 'w';
    }
}
