package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableFormat;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, parsed as they are asked for. */
final class SheetRows implements TableReader {
    private static final int LAST_COLUMN = 16_384;
    private static final int LAST_ROW = 1_048_576;

    private final String source;
    private final TableLimits limits;
    private final Workbook book;
    private final String part;
    private final XmlCursor xml;
    private final RowCheck check;
    private final long expected;
    private int line;
    private @Nullable TableException end;

    SheetRows(String source, TableLimits limits, ZipParts zip, Workbook book, Workbook.Sheet sheet, PartCheck parts) {
        this.source = source;
        this.limits = limits;
        this.book = book;
        this.part = sheet.part().name();
        this.xml = new XmlCursor(source, part, zip.open(sheet.part()));
        this.check = new RowCheck(source, limits);
        this.expected = parts.rows(sheet.part());
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public TableFormat format() {
        return TableFormat.XLSX;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.empty();
    }

    @Override
    public Optional<Character> delimiter() {
        return Optional.empty();
    }

    @Override
    public List<String> sheets() {
        return book.sheets().stream().map(Workbook.Sheet::name).toList();
    }

    @Override
    public OptionalLong expectedRows() {
        return OptionalLong.of(expected);
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
            while (xml.next()) {
                if (xml.starts("row")) {
                    List<String> values = row();
                    if (!values.isEmpty()) {
                        check.count(line);
                        return Optional.of(check.check(Row.of(line, values), values.size()));
                    }
                }
            }
            return Optional.empty();
        } catch (TableException e) {
            if (!e.recoverable()) {
                end = e;
            }
            throw e;
        }
    }

    /** The values up to the last that is not empty. */
    private List<String> row() {
        line = xml.attribute("r").map(this::rowNumber).orElse(line + 1);
        if (line > LAST_ROW) {
            throw broken();
        }
        List<String> values = new ArrayList<>();
        int column = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                column = xml.attribute("r").map(this::column).orElse(column + 1);
                if (column > LAST_COLUMN) {
                    throw broken();
                }
                String value = cell();
                if (!value.isEmpty()) {
                    put(values, column, value);
                }
            }
        }
        return values;
    }

    private void put(List<String> values, int column, String value) {
        while (values.size() < column) {
            values.add("");
        }
        if (!values.get(column - 1).isEmpty()) {
            throw broken();
        }
        values.set(column - 1, value);
    }

    private String cell() {
        String type = xml.attribute("t").orElse("n");
        String style = xml.attribute("s").orElse("");
        StringBuilder value = new StringBuilder();
        String inline = "";
        boolean within = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("is")) {
                inline = SheetText.read(source, xml, "is", limits);
            } else if (xml.starts("v")) {
                within = true;
            } else if (xml.ends("v")) {
                within = false;
            } else if (within) {
                xml.addText(value);
                SheetText.limit(source, value, limits);
            }
        }
        return type.equals("inlineStr") ? inline : text(type, style, value.toString());
    }

    private String text(String type, String style, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> shared(value);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "str" -> SheetText.unescaped(value);
            case "d" -> SheetNumber.iso(value.strip());
            case "n" -> SheetNumber.text(value, kind(style), book.from1904());
            default -> value;
        };
    }

    private String shared(String value) {
        int at = number(value.strip());
        if (at < 0 || at >= book.strings().size()) {
            throw broken();
        }
        return book.strings().get(at);
    }

    private NumberKind kind(String style) {
        int at = style.isEmpty() ? 0 : number(style);
        return at >= 0 && at < book.formats().size() ? book.formats().get(at) : NumberKind.NUMBER;
    }

    private int rowNumber(String reference) {
        int number = number(reference);
        if (number <= line) {
            throw broken();
        }
        return number;
    }

    /** The column of a reference such as {@code AB17}, from 1. */
    private int column(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length() && column <= LAST_COLUMN; at++) {
            char c = (char) (reference.charAt(at) & ~0x20);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        if (column == 0) {
            throw broken();
        }
        return column;
    }

    /** A number without sign, or -1. */
    private static int number(String digits) {
        int number = 0;
        for (int at = 0; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c < '0' || c > '9' || number > 100_000_000) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return digits.isEmpty() ? -1 : number;
    }

    private TableException broken() {
        return TableException.of(
                TableFault.XLSX_BROKEN, Place.in(source).atLine(Math.max(line, 0)), Map.of("part", part));
    }

    @Override
    public void close() {
        xml.close();
    }
}
