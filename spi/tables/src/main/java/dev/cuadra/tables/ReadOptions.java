package dev.cuadra.tables;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/**
 * What a caller knows better than detection does. What is empty is detected.
 *
 * @param charset the charset of a CSV file or HTML page; a byte-order mark of the same charset is still skipped
 * @param delimiter the delimiter of a CSV file; a first line {@code sep=} is still skipped
 * @param sheet the sheet of a workbook, its case set aside; the first visible one when empty
 */
public record ReadOptions(Optional<Charset> charset, Optional<Character> delimiter, Optional<String> sheet) {
    /** Everything is detected. */
    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty());

    public ReadOptions {
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(sheet, "sheet");
        delimiter.ifPresent(CsvStyle::requireDelimiter);
    }

    /** The same, with a charset. */
    public ReadOptions withCharset(Charset known) {
        return new ReadOptions(Optional.of(known), delimiter, sheet);
    }

    /** The same, with a delimiter. */
    public ReadOptions withDelimiter(char known) {
        return new ReadOptions(charset, Optional.of(known), sheet);
    }

    /** The same, with the name of a sheet. */
    public ReadOptions withSheet(String known) {
        return new ReadOptions(charset, delimiter, Optional.of(known));
    }
}
