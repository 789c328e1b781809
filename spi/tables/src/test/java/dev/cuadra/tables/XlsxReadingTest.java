package dev.cuadra.tables;

import static dev.cuadra.tables.CsvReadingTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReadingTest {
    private static final String WORKBOOK =
            "<workbook xmlns:r='r'><sheets><sheet name='Uno' sheetId='1' r:id='rId1'/></sheets></workbook>";
    private static final String STYLES = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='%s'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>";

    /** A workbook around the content of a sheet, as other programs write it. */
    private static Map<String, String> parts(String sheetData) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("_rels/.rels", relations("officeDocument", "/xl/workbook.xml"));
        parts.put("xl/workbook.xml", WORKBOOK);
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
                        + "<Relationship Id='rId2' Type='x/sharedStrings' Target='./sharedStrings.xml'/>"
                        + "<Relationship Id='rId3' Type='x/styles' Target='../xl/styles.xml'/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
        return parts;
    }

    private static String relations(String type, String target) {
        return "<Relationships><Relationship Id='rId1' Type='x/" + type + "' Target='" + target + "'/></Relationships>";
    }

    private static TableReader open(Map<String, String> parts) {
        return Opened.bytes(ContentTest.Zips.of(parts));
    }

    private static String number(String value, String formatCode) {
        Map<String, String> parts = parts("<row><c s='1'><v>" + value + "</v></c></row>");
        parts.put("xl/styles.xml", STYLES.formatted(formatCode));
        return Opened.values(open(parts)).get(0).get(0);
    }

    @Test
    void whatAnotherProgramWroteIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Otro", "1.0")) {
            Worksheet sheet = book.newWorksheet("Boletas");
            sheet.value(0, 0, "rut");
            sheet.value(0, 1, "nombre");
            sheet.value(2, 0, "12345678-5");
            sheet.inlineString(2, 1, "EVA MUÑOZ & <Cía>");
            sheet.value(2, 2, 1_000_000);
            sheet.value(2, 3, LocalDate.of(2026, 9, 5));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
            sheet.value(2, 4, LocalDateTime.of(2026, 9, 5, 13, 45, 10));
            sheet.style(2, 4).format("dd/mm/yyyy hh:mm").set();
            sheet.value(2, 5, true);
            sheet.value(2, 6, 0.1 + 0.2);
        }

        try (TableReader reader = Opened.bytes(out.toByteArray())) {
            assertThat(reader.format()).isEqualTo(TableFormat.XLSX);
            assertThat(reader.sheets()).containsExactly("Boletas");
            assertThat(reader.expectedRows()).hasValue(2);
            List<Row> rows = reader.remaining();
            assertThat(rows).extracting(Row::line).containsExactly(1L, 3L);
            assertThat(rows.get(1).values())
                    .containsExactly(
                            "12345678-5",
                            "EVA MUÑOZ & <Cía>",
                            "1000000",
                            "2026-09-05",
                            "2026-09-05T13:45:10",
                            "TRUE",
                            "0.3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000000,1000000",
        "1.0E6,1000000",
        "152500.0,152500",
        "0.10000000000000001,0.1",
        "-12.50,-12.5",
        "1.5E-7,0.00000015",
        "-0.0,0",
        "1234567890123456789,1234567890123456789",
        "1E999999999,1E999999999",
        "no es,no es"
    })
    void numbersArePlain(String stored, String text) {
        assertThat(number(stored, "General")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46270|dd/mm/yyyy|2026-09-05",
                "46270|[$-340A]d &quot;de&quot; mmmm;@|2026-09-05",
                "46270.75|yyyy-mm-dd hh:mm:ss|2026-09-05T18:00:00",
                "46270.99999999|yyyy-mm-dd hh:mm|2026-09-06",
                "46270.75|dd-mm-yy|2026-09-05",
                "0.5|hh:mm|12:00:00",
                "1.5|[h]:mm|1.5",
                "1|dd/mm/yyyy|1900-01-01",
                "59|dd/mm/yyyy|1900-02-28",
                "60|dd/mm/yyyy|60",
                "61|dd/mm/yyyy|1900-03-01",
                "2958465|dd/mm/yyyy|9999-12-31",
                "2958466|dd/mm/yyyy|2958466",
                "-1|dd/mm/yyyy|-1",
                "1500|&quot;$&quot;#,##0|1500",
                "1500|#,##0.00 &quot;dias&quot;|1500",
                "1500|0.00E+00|1500",
                "46270|General|46270",
                "46270|mmm|2026-09-05"
            })
    void whatANumberStandsForIsToldByItsFormat(String stored, String format, String text) {
        assertThat(number(stored, format)).isEqualTo(text);
    }

    @Test
    void daysMayBeCountedFrom1904() {
        Map<String, String> parts = parts("<row><c s='2'><v>0</v></c><c s='2'><v>44808</v></c></row>");
        parts.put("xl/styles.xml", STYLES.formatted("0"));
        parts.put("xl/workbook.xml", WORKBOOK.replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
        assertThat(Opened.values(open(parts))).containsExactly(List.of("1904-01-01", "2026-09-05"));
    }

    @Test
    void whatNoTextCanHoldIsReplacedAndAPairStays() {
        Map<String, String> parts = parts("<row><c t='str'><v>a_x0000_b_xD800_</v></c>"
                + "<c t='inlineStr'><is><t>_xDE00__xD83D__xDE00_</t></is></c></row>");

        List<Row> rows = open(parts).remaining();

        assertThat(rows.get(0).values()).containsExactly("a\uFFFDb\uFFFD", "\uFFFD\uD83D\uDE00");
        assertThat(Opened.csv(CsvStyle.EXCEL, out -> rows.forEach(row -> out.row(row.values()))))
                .isNotEmpty();
    }

    @Test
    void everyTypeOfCellGivesItsText() {
        Map<String, String> parts = parts("<row r='4'>"
                + "<c r='A4' t='s'><v>1</v></c>"
                + "<c r='C4' t='inlineStr'><is><r><t>EVA </t></r><r><t>MU&#209;OZ</t></r><rPh><t>x</t></rPh></is></c>"
                + "<c r='D4' t='str'><f>A1&amp;B1</f><v>12345678-5</v></c>"
                + "<c r='E4'><f>1+1</f><v>2</v></c>"
                + "<c r='F4' t='b'><v>0</v></c>"
                + "<c r='G4' t='e'><v>#N/A</v></c>"
                + "<c r='H4' t='d'><v>2026-09-05T00:00:00Z</v></c>"
                + "<c r='I4' t='str'><v>a_x000D_b_x005F_x000D_</v></c>"
                + "<c r='J4' s='2'/></row><row r='5'><c r='A5' s='2'/></row>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>no</t></si><si><t xml:space='preserve'> ra</t><r><t>z&#243;n</t></r></si></sst>");

        assertThat(Opened.values(open(parts)))
                .containsExactly(List.of(
                        " razón", "", "EVA MUÑOZ", "12345678-5", "2", "FALSE", "#N/A", "2026-09-05", "a\rb_x000D_"));
        assertThat(Opened.lines(open(parts))).containsExactly(4L);
    }

    @Test
    void prefixesAndMissingReferencesAreNoObstacle() {
        Map<String, String> parts = parts("");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<?xml version='1.0'?><!-- hecho a mano --><x:worksheet xmlns:x='urn:x'><x:sheetData>"
                        + "<x:row><x:c><x:v>1</x:v></x:c><x:c t='str'><x:v><![CDATA[<dos>]]></x:v></x:c></x:row>"
                        + "<x:row r='7'><x:c r='b7'><x:v>3</x:v></x:c></x:row><x:row/></x:sheetData></x:worksheet>");
        assertThat(open(parts).expectedRows()).hasValue(3);
        assertThat(Opened.values(open(parts))).containsExactly(List.of("1", "<dos>"), List.of("", "3"));
        assertThat(Opened.lines(open(parts))).containsExactly(1L, 7L);
    }

    @Test
    void theFirstVisibleSheetIsReadUnlessAnotherIsNamed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Otro", "1.0")) {
            Worksheet hidden = book.newWorksheet("Listas");
            hidden.value(0, 0, "oculta");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            book.newWorksheet("Enero").value(0, 0, "1");
            book.newWorksheet("Febrero").value(0, 0, "2");
        }
        TableSource source = TableSource.ofBytes("libro.xlsx", out.toByteArray());

        assertThat(Tables.open(source).sheets()).containsExactly("Enero", "Febrero");
        assertThat(Opened.values(Tables.open(source))).containsExactly(List.of("1"));
        assertThat(Opened.values(Tables.open(source, TableLimits.DEFAULT, ReadOptions.DEFAULT.withSheet("FEBRERO"))))
                .containsExactly(List.of("2"));
        TableException fault = assertFault(
                () -> Tables.open(source, TableLimits.DEFAULT, ReadOptions.DEFAULT.withSheet("Marzo")),
                TableFault.SHEET_MISSING);
        assertThat(fault.problem().message().en()).contains("\"Marzo\"").contains("Enero, Febrero");
    }

    @Test
    void aZipBombFailsAtTheDefaultLimits() throws IOException {
        byte[] bomb = bomb(64 << 20);
        assertThat(bomb.length).isLessThan(200_000);
        assertFault(() -> Opened.bytes(bomb), TableFault.ZIP_BOMB);
    }

    @Test
    void whatInflatesIsCountedWhateverTheHeadersSay() throws IOException {
        byte[] bomb = bomb(1 << 20);
        int directory = lastIndexOf(bomb, new byte[] {'P', 'K', 1, 2});
        for (int at = directory + 24; at < directory + 28; at++) {
            bomb[at] = 0;
        }
        TableSource source = TableSource.ofBytes("bomba.xlsx", bomb);

        assertFault(
                () -> Tables.open(source, TableLimits.DEFAULT.withMaxInflation(1 << 19, 10_000)), TableFault.ZIP_BOMB);
        assertThat(Opened.values(Tables.open(source, TableLimits.DEFAULT.withMaxInflation(2 << 20, 10_000))))
                .isEmpty();
    }

    @Test
    void allPartsCountTogetherAndPicturesAreParts() {
        Map<String, String> parts = parts("<row><c><v>1</v></c></row>");
        for (int at = 0; at < 10; at++) {
            parts.put("xl/media/" + at + ".png", "x".repeat(100_000));
        }
        TableSource source = TableSource.ofBytes("x", ContentTest.Zips.of(parts));
        assertFault(
                () -> Tables.open(source, TableLimits.DEFAULT.withMaxInflation(900_000, 10_000)), TableFault.ZIP_BOMB);
        assertThat(Opened.values(Tables.open(source))).containsExactly(List.of("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void aDocumentTypeIsRefusedInAnyEncoding(String charset) throws IOException {
        String sheet = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row>"
                + "<c t='str'><v>&e;</v></c></row></sheetData></worksheet>";
        byte[] bytes = withSheet(sheet.getBytes(java.nio.charset.Charset.forName(charset)));
        assertFault(() -> Opened.bytes(bytes), TableFault.XLSX_DOCTYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_rels/.rels",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/styles.xml",
                "xl/sharedStrings.xml",
                "docProps/core.xml",
                "xl/drawings/drawing1.vml"
            })
    void aDocumentTypeIsRefusedInEveryPart(String part) {
        Map<String, String> parts = parts("<row><c><v>1</v></c></row>");
        parts.merge(part, "<!doctype x><x/>", (old, added) -> "<?xml version='1.0'?>" + added);
        assertFault(() -> open(parts), TableFault.XLSX_DOCTYPE);
    }

    @Test
    void partsInAnEncodingThatHidesMarkupAreRefused() throws IOException {
        String sheet = "<worksheet><sheetData/></worksheet>";
        assertFault(() -> Opened.bytes(withSheet(sheet.getBytes(StandardCharsets.UTF_16LE))), TableFault.XLSX_BROKEN);
        assertFault(
                () -> Opened.bytes(withSheet(sheet.getBytes(java.nio.charset.Charset.forName("IBM037")))),
                TableFault.XLSX_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='1'><c r='ZZZZZZZ1'><v>1</v></c></row>",
                "<row r='1'><c r='XFE1'><v>1</v></c></row>",
                "<row r='1048577'><c><v>1</v></c></row>",
                "<row r='99999999999'><c><v>1</v></c></row>",
                "<row r='x'><c><v>1</v></c></row>",
                "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>",
                "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
                "<row r='1'><c r='1'><v>1</v></c></row>",
                "<row r='1'><c t='s'><v>0</v></c></row>",
                "<row r='1'><c t='s'><v>-1</v></c></row>",
                "<row><c><v>1</v></row>",
                "<row><c><v>&unknown;</v></c></row>"
            })
    void aSheetThatIsNotAsTheFormatDemandsIsBroken(String sheetData) {
        assertFault(() -> open(parts(sheetData)).remaining(), TableFault.XLSX_BROKEN);
    }

    @Test
    void depthNamesAndStretchesAreBounded() {
        assertFault(() -> open(parts("<a>".repeat(100))).remaining(), TableFault.XLSX_BROKEN);
        StringBuilder names = new StringBuilder();
        for (int at = 0; at < 5_000; at++) {
            names.append("<n").append(at).append("/>");
        }
        assertFault(() -> open(parts(names.toString())).remaining(), TableFault.XLSX_BROKEN);
        for (String hoard : List.of(
                "<row><c><v>" + "1".repeat(5000),
                "<row a='" + "x>".repeat(5000) + "'/>",
                "<!--" + "<a>".repeat(3000) + "-->",
                "<![CDATA[" + "<a>".repeat(3000) + "]]>",
                "<?x " + "<a>".repeat(3000) + "?>")) {
            TableSource source = TableSource.ofBytes("x", ContentTest.Zips.of(parts(hoard)));
            assertFault(
                    () -> Tables.open(source, TableLimits.DEFAULT.withMaxChars(100, 1000))
                            .remaining(),
                    TableFault.LINE_TOO_LONG);
        }
    }

    @Test
    void textInManyRunsIsHeldToTheLimit() {
        String runs = "<row><c t='inlineStr'><is>" + "<r><t>0123456789</t></r>".repeat(1000) + "</is></c></row>";
        TableSource source = TableSource.ofBytes("x", ContentTest.Zips.of(parts(runs)));
        assertFault(
                () -> Tables.open(source, TableLimits.DEFAULT.withMaxChars(100, 5000))
                        .remaining(),
                TableFault.LINE_TOO_LONG);
        TableReader reader = Tables.open(source, TableLimits.DEFAULT.withMaxChars(100, 20_000));
        assertThat(assertFault(reader::next, TableFault.CELL_TOO_LONG).recoverable())
                .isTrue();
        assertThat(reader.next()).isEmpty();
    }

    /** Newer JDKs count what every document may use against their limit for declared entities. */
    @Test
    void aSheetFullOfEscapedCharactersIsRead() {
        String text = "&<>\"".repeat(100);
        byte[] bytes = Opened.xlsx(out -> {
            for (int row = 0; row < 1_000; row++) {
                out.row(text);
            }
        });
        assertThat(Opened.values(Opened.bytes(bytes))).hasSize(1_000).containsOnly(List.of(text));
    }

    @Test
    void sharedStringsAreHeldToTheLimit() {
        Map<String, String> parts = parts("<row><c t='s'><v>0</v></c></row>");
        parts.put("xl/sharedStrings.xml", "<sst>" + "<si><t>x</t></si>".repeat(10_000) + "</sst>");
        TableSource source = TableSource.ofBytes("x", ContentTest.Zips.of(parts));
        assertFault(() -> Tables.open(source, TableLimits.DEFAULT.withMaxBufferedBytes(100_000)), TableFault.TOO_LARGE);
        assertThat(Opened.values(Tables.open(source, TableLimits.DEFAULT.withMaxBufferedBytes(200_000))))
                .containsExactly(List.of("x"));
    }

    @Test
    void rowsAndColumnsAreHeldToTheLimits() {
        TableSource source = TableSource.ofBytes(
                "x",
                ContentTest.Zips.of(parts("<row><c r='D1'><v>1</v></c></row><row/><row><c><v>1</v></c></row>"
                        + "<row><c><v>2</v></c></row>")));
        TableReader reader =
                Tables.open(source, TableLimits.DEFAULT.withMaxColumns(3).withMaxRows(2));

        assertThat(assertFault(reader::next, TableFault.TOO_MANY_COLUMNS)
                        .row()
                        .orElseThrow()
                        .size())
                .isEqualTo(4);
        assertThat(reader.next()).map(Row::line).contains(3L);
        assertFault(reader::next, TableFault.TOO_MANY_ROWS);
    }

    @Test
    void aWorkbookThatIsCutOffAnywhereIsBroken() {
        byte[] sound = Opened.xlsx(out -> out.row("a", "b"));
        for (int length = 4; length < sound.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(sound, length);
            assertFault(() -> Opened.bytes(cut), TableFault.XLSX_BROKEN);
        }
    }

    @Test
    void aFlippedBitIsFoundByTheCheckSum() {
        Map<String, String> parts = parts("<row><c t='str'><v>1000000</v></c></row>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = Opened.utf8(part.getValue());
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(content);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        assertThat(Opened.values(Opened.bytes(bytes))).containsExactly(List.of("1000000"));
        bytes[lastIndexOf(bytes, Opened.utf8("1000000"))] = '9';
        assertFault(() -> Opened.bytes(bytes), TableFault.XLSX_BROKEN);
    }

    @Test
    void partsWithAPasswordAreNamedAsSuch() {
        byte[] bytes = ContentTest.Zips.of(parts("<row/>"));
        for (int at = 0; at < bytes.length - 10; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                bytes[at + 8] |= 1;
            }
        }
        assertFault(() -> Opened.bytes(bytes), TableFault.ENCRYPTED);
    }

    @Test
    void aWorkbookThatIsTooLargeToHoldIsRefused() {
        byte[] bytes = Opened.xlsx(out -> out.row("a"));
        assertFault(
                () -> Tables.open(
                        TableSource.ofBytes("x", bytes), TableLimits.DEFAULT.withMaxBufferedBytes(bytes.length - 1)),
                TableFault.TOO_LARGE);
    }

    private static byte[] withSheet(byte[] sheet) throws IOException {
        Map<String, String> parts = parts("");
        parts.remove("xl/worksheets/sheet1.xml");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(Opened.utf8(part.getValue()));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
        }
        return out.toByteArray();
    }

    /** A workbook whose sheet is {@code size} bytes of empty rows. */
    private static byte[] bomb(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            Map<String, String> parts = parts("");
            parts.remove("xl/worksheets/sheet1.xml");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(Opened.utf8(part.getValue()));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(Opened.utf8("<worksheet><sheetData>"));
            byte[] rows = Opened.utf8("<row/>".repeat(10_000));
            for (int written = 0; written < size; written += rows.length) {
                zip.write(rows);
            }
            zip.write(Opened.utf8("</sheetData></worksheet>"));
        }
        return out.toByteArray();
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("Not found");
    }
}
