package dev.cuadra.tables;

/**
 * How a CSV file is written. Quotes are doubled and cells quoted where RFC 4180 asks for it; the charset is UTF-8.
 *
 * @param delimiter between the cells
 * @param byteOrderMark whether the file begins with a byte-order mark, without which Excel does not see UTF-8
 * @param lineBreak after each row
 */
public record CsvStyle(char delimiter, boolean byteOrderMark, LineBreak lineBreak) {
    /** Comma, no byte-order mark, CRLF: RFC 4180, for programs. */
    public static final CsvStyle RFC_4180 = new CsvStyle(',', false, LineBreak.CRLF);

    /** Semicolon, byte-order mark, CRLF: what a Chilean Excel opens by a double click. */
    public static final CsvStyle EXCEL = new CsvStyle(';', true, LineBreak.CRLF);

    /** The end of a row. */
    public enum LineBreak {
        /** Carriage return and line feed. */
        CRLF,
        /** Line feed. */
        LF
    }

    public CsvStyle {
        requireDelimiter(delimiter);
    }

    static void requireDelimiter(char delimiter) {
        if (delimiter == '"' || delimiter == '\r' || delimiter == '\n' || delimiter == '\'' || delimiter == 0) {
            throw new IllegalArgumentException("Not a delimiter: U+" + Integer.toHexString(delimiter));
        }
    }
}
