package dev.cuadra.tables.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableFormat;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, streamed. */
public final class CsvRows implements TableReader {
    /** FastCSV reads ahead into the buffer that also holds the field, so the field may not fill it. */
    private static final int READ_AHEAD = 16 * 1024;

    private final String source;
    private final TableLimits limits;
    private final Charset charset;
    private final char delimiter;
    private final long lines;
    private final CsvRecords records;
    private final CsvReader<CsvRecords.Fields> csv;
    private final Iterator<CsvRecords.Fields> iterator;
    private final RowCheck check;
    private @Nullable TableException end;

    private CsvRows(
            TableSource source,
            TableLimits limits,
            Charset charset,
            CsvDialect dialect,
            long lines,
            CsvRecords records,
            CsvReader<CsvRecords.Fields> csv) {
        this.source = source.name();
        this.limits = limits;
        this.charset = charset;
        this.delimiter = dialect.delimiter();
        this.lines = lines;
        this.records = records;
        this.csv = csv;
        this.check = new RowCheck(source.name(), limits);
        if (dialect.separatorLine()) {
            csv.skipLines(1);
        }
        this.iterator = csv.iterator();
    }

    /** Begins a file; see {@link dev.cuadra.tables.Tables#csv}. */
    public static TableWriter writer(OutputStream out, CsvStyle style) {
        return new CsvFile(out, style);
    }

    static TableReader reader(
            TableSource source, TableLimits limits, ReadOptions options, Charset charset, Head head, ByteScan scan)
            throws IOException {
        CsvDialect dialect = CsvDialect.of(head.text(charset), options);
        CountedReader text = text(source, limits, charset);
        try {
            CsvRecords records = new CsvRecords(limits.maxLineChars(), text);
            CsvReader<CsvRecords.Fields> csv = CsvReader.builder()
                    .fieldSeparator(dialect.delimiter())
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(limits.maxLineChars() + 2 * READ_AHEAD)
                    .build(records, text);
            return new CsvRows(source, limits, charset, dialect, scan.lines(), records, csv);
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** Decodes strictly, since the bytes may be others than those that were scanned, and drops a byte-order mark. */
    private static CountedReader text(TableSource source, TableLimits limits, Charset charset) throws IOException {
        LimitedInput in = new LimitedInput(source, limits);
        try {
            PushbackReader reader = new PushbackReader(new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            int first = reader.read();
            if (first >= 0 && first != '\uFEFF') {
                reader.unread(first);
            }
            return new CountedReader(reader);
        } catch (CharacterCodingException e) {
            in.close();
            throw Charsets.misfit(source.name(), 1, charset.name());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public TableFormat format() {
        return TableFormat.CSV;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(charset);
    }

    @Override
    public Optional<Character> delimiter() {
        return Optional.of(delimiter);
    }

    @Override
    public List<String> sheets() {
        return List.of();
    }

    @Override
    public OptionalLong expectedRows() {
        return OptionalLong.of(lines);
    }

    @Override
    public Optional<String> text() {
        return Optional.empty();
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public Optional<Row> next() {
        if (end != null) {
            throw end;
        }
        try {
            while (iterator.hasNext()) {
                CsvRecords.Fields record = iterator.next();
                if (!record.empty()) {
                    return Optional.of(row(record));
                }
            }
            return Optional.empty();
        } catch (TableException e) {
            throw remembered(e);
        } catch (CsvParseException | UncheckedIOException e) {
            throw remembered(translated(e));
        }
    }

    private Row row(CsvRecords.Fields record) {
        check.count(record.line());
        Place where = Place.in(source).atLine(record.line());
        if (record.tooLong()) {
            throw TableException.inDroppedRow(TableFault.LINE_TOO_LONG, where, Map.of("limit", limits.maxLineChars()));
        }
        Row row = Row.of(record.line(), record.fields());
        if (record.strayQuote()) {
            throw TableException.inRow(TableFault.QUOTE, where, Map.of(), row);
        }
        return check.check(row, row.size());
    }

    private TableException remembered(TableException e) {
        if (!e.recoverable()) {
            end = e;
        }
        return e;
    }

    /**
     * FastCSV wraps what the stream beneath throws, and has one type for all faults of its own: those are quotes, or a
     * field that outgrew the buffer, which takes more text than a record may have.
     */
    private TableException translated(RuntimeException e) {
        Place where = Place.in(source).atLine(records.line());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TableException known) {
                return known;
            }
            if (cause instanceof CharacterCodingException) {
                return Charsets.misfit(source, records.line(), charset.name());
            }
            if (cause instanceof IOException medium) {
                throw new UncheckedIOException("Reading " + source, medium);
            }
        }
        return records.charsReadAhead() > limits.maxLineChars()
                ? TableException.of(TableFault.LINE_TOO_LONG, where, Map.of("limit", limits.maxLineChars()))
                : TableException.of(TableFault.QUOTE, where, Map.of());
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + source, e);
        }
    }
}
