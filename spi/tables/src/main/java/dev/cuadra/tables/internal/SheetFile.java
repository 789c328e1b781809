package dev.cuadra.tables.internal;

import dev.cuadra.tables.SheetsWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook that is being written, row by row and sheet by sheet. It holds nothing that changes from one run to the next: no
 * author, no date, and a fixed time on every part.
 */
final class SheetFile implements SheetsWriter {
    private static final Pattern TITLE = Pattern.compile("(?!')[^\\[\\]:*?/\\\\\\p{Cntrl}]{1,31}(?<!')");
    private static final int MOST_SHEETS = 100;
    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;
    private static final int LONGEST_CELL = 32_767;
    private static final int EXACT_DIGITS = 15;
    /** Not 1980-01-01, which the JDK takes for "unknown" and writes with a zone. */
    private static final LocalDateTime PART_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer writer;
    private final int sheets;
    private int sheet = 1;
    private int rows;
    private boolean closed;

    SheetFile(OutputStream out, List<String> titles) {
        check(titles);
        sheets = titles.size();
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 32 * 1024);
        try {
            parts(titles);
            beginSheet();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook", e);
        }
    }

    private static void check(List<String> titles) {
        Set<String> seen = new HashSet<>();
        for (String title : titles) {
            // Programs take two titles that differ in case alone for the same.
            if (!TITLE.matcher(title).matches() || !seen.add(title.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Not a title of a sheet: '" + title + "'");
            }
        }
        if (titles.isEmpty() || titles.size() > MOST_SHEETS) {
            throw new IllegalArgumentException("A workbook of " + titles.size() + " sheets");
        }
    }

    private void beginSheet() throws IOException {
        begin(part(sheet));
        writer.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    }

    private void endSheet() throws IOException {
        writer.write("</sheetData></worksheet>");
        finish();
    }

    @Override
    public void nextSheet() {
        if (closed) {
            throw new IllegalStateException("The table is closed");
        }
        if (sheet == sheets) {
            throw new IllegalStateException("The workbook has " + sheets + " sheets");
        }
        try {
            endSheet();
            sheet++;
            rows = 0;
            beginSheet();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook", e);
        }
    }

    private static String part(int number) {
        return "xl/worksheets/sheet" + number + ".xml";
    }

    /** What {@code of} says of each sheet, by number. */
    private String each(IntFunction<String> of) {
        return IntStream.rangeClosed(1, sheets).mapToObj(of).collect(Collectors.joining());
    }

    private void parts(List<String> titles) throws IOException {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("/xl/workbook.xml", "sheet.main+xml")
                        + each(number -> override("/" + part(number), "worksheet+xml"))
                        + override("/xl/styles.xml", "styles+xml")
                        + "</Types>");
        part("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\"><sheets>"
                        + each(number -> "<sheet name=\"" + SheetText.escaped(titles.get(number - 1)) + "\" sheetId=\""
                                + number + "\" r:id=\"rId" + number + "\"/>")
                        + "</sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                relations(each(number -> relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml"))
                        + relation("rId" + (sheets + 1), "styles", "styles.xml")));
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\">"
                        + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                        + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
                        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                        + "</styleSheet>");
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + CONTENT + type + "\"/>";
    }

    private static String relations(String entries) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + entries + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        writer.write(content);
        finish();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(PART_TIME);
        zip.putNextEntry(entry);
        writer.write(DECLARATION);
    }

    private void finish() throws IOException {
        writer.flush();
        zip.closeEntry();
    }

    @Override
    public void row(List<?> cells) {
        if (closed) {
            throw new IllegalStateException("The table is closed");
        }
        if (cells.isEmpty() || cells.size() > LAST_COLUMN || rows == LAST_ROW) {
            throw new IllegalArgumentException(
                    "Not a row of a sheet: " + cells.size() + " cells after " + rows + " rows");
        }
        StringBuilder xml = new StringBuilder(32 + 48 * cells.size());
        xml.append("<row r=\"").append(rows + 1).append("\">");
        for (int at = 0; at < cells.size(); at++) {
            cell(xml, column(at) + (rows + 1), cells.get(at));
        }
        xml.append("</row>");
        try {
            writer.write(xml.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook", e);
        }
        rows++;
    }

    private static void cell(StringBuilder xml, String at, Object value) {
        if (value instanceof LocalDate date && SheetNumber.serial(date) > 0) {
            stored(xml, at, " s=\"1\"", Long.toString(SheetNumber.serial(date)));
        } else if (value instanceof Boolean truth) {
            stored(xml, at, " t=\"b\"", truth ? "1" : "0");
        } else if (value instanceof String text) {
            text(xml, at, text);
        } else {
            String text = CellValues.text(value);
            if (value instanceof Number && exact(text)) {
                stored(xml, at, "", text);
            } else {
                text(xml, at, text);
            }
        }
    }

    /** Sheets keep numbers in binary and show fifteen digits; a longer number is kept as text. */
    private static boolean exact(String number) {
        return new BigDecimal(number).stripTrailingZeros().precision() <= EXACT_DIGITS && number.length() <= 32;
    }

    private static void stored(StringBuilder xml, String at, String kind, String value) {
        xml.append("<c r=\"")
                .append(at)
                .append('"')
                .append(kind)
                .append("><v>")
                .append(value)
                .append("</v></c>");
    }

    private static void text(StringBuilder xml, String at, String text) {
        if (text.length() > LONGEST_CELL) {
            throw new IllegalArgumentException("A cell of " + text.length() + " characters");
        }
        if (!text.isEmpty()) {
            xml.append("<c r=\"")
                    .append(at)
                    .append("\" t=\"inlineStr\"><is><t")
                    .append(edged(text) ? " xml:space=\"preserve\">" : ">")
                    .append(SheetText.escaped(text))
                    .append("</t></is></c>");
        }
    }

    /** Whether blanks at the ends would be lost without a word; a line break inside counts as one for some programs. */
    private static boolean edged(String text) {
        return text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ' || text.indexOf('\n') >= 0;
    }

    private static String column(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (zip) {
            endSheet();
            while (sheet < sheets) {
                sheet++;
                beginSheet();
                endSheet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook", e);
        }
    }
}
