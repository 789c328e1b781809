package dev.cuadra.tables.internal;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Collects the fields of a record, no more of them than the limit allows, and sees quotes where none may stand. */
final class CsvRecords extends CsvCallbackHandler<CsvRecords.Fields> {
    private final int maxChars;
    private final CountedReader text;

    private long begun;
    private long line = 1;
    private List<String> fields = new ArrayList<>();
    private int count;
    private long chars;
    private boolean strayQuote;
    private boolean empty;

    CsvRecords(int maxChars, CountedReader text) {
        this.maxChars = maxChars;
        this.text = text;
    }

    /**
     * A record as the parser saw it.
     *
     * @param line where it begins
     * @param fields its fields; not all of them when it is too long
     * @param empty whether it is a line without anything
     * @param strayQuote whether a quote stands inside a field that does not begin with one
     * @param tooLong whether it goes beyond the limit
     */
    record Fields(long line, List<String> fields, boolean empty, boolean strayQuote, boolean tooLong) {}

    /** Where the record that is being read begins. */
    long line() {
        return line;
    }

    /** How many characters were read since the parser came to the record that is being read. */
    long charsReadAhead() {
        return text.count() - begun;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        begun = text.count();
        fields = new ArrayList<>(Math.max(4, count));
        count = 0;
        chars = 0;
        strayQuote = false;
        empty = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        count++;
        chars += length + 1L;
        if (chars > maxChars + 1L) {
            return;
        }
        String field = new String(buffer, offset, length);
        strayQuote |= !quoted && strayQuote(field);
        fields.add(field);
    }

    /** A quote in a field that does not begin with one, unless it is Excel's {@code ="text"}. */
    private static boolean strayQuote(String field) {
        int first = field.indexOf('"');
        return first >= 0
                && !(first == 1
                        && field.charAt(0) == '='
                        && field.length() > 2
                        && field.indexOf('"', 2) == field.length() - 1);
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("Comments are not read");
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected Fields buildRecord() {
        return new Fields(line, fields, empty, strayQuote, chars > maxChars + 1L);
    }
}
