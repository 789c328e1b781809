package dev.cuadra.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {
    private static String csvText(CsvStyle style, Object... cells) {
        return new String(Opened.csv(style, out -> out.row(cells)), StandardCharsets.UTF_8);
    }

    @Test
    void csvIsWrittenAsRfc4180HasIt() {
        byte[] bytes = Opened.csv(CsvStyle.RFC_4180, out -> {
            out.row("rut", "nombre", "monto", "desde");
            out.row("12345678-5", "Soc. \"El Sol\", Ltda.\nStgo", 1_000_000L, LocalDate.of(2026, 9, 5));
            out.row("", true, new BigDecimal("-12.50"), 7);
        });
        assertThat(new String(bytes, StandardCharsets.UTF_8).split("\r\n", -1))
                .containsExactly(
                        "rut,nombre,monto,desde",
                        "12345678-5,\"Soc. \"\"El Sol\"\", Ltda.\nStgo\",1000000,2026-09-05",
                        "\"\",TRUE,-12.50,7",
                        "");
    }

    @Test
    void theStyleForExcelHasAMarkAndSemicolons() {
        assertThat(csvText(CsvStyle.EXCEL, "a", "ñ")).isEqualTo("\uFEFFa;ñ\r\n");
        assertThat(csvText(new CsvStyle('\t', false, CsvStyle.LineBreak.LF), "a", "ñ"))
                .isEqualTo("a\tñ\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+cmd",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\rx",
                "\nx",
                " =1",
                "\u00A0=1",
                "\u3000＝1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "\u0001=1",
                "'=1",
                "''=1",
                "=\"12345678-5\"",
                "=cmd|' /C calc'!A0"
            })
    void textThatCouldBeAFormulaIsWrittenWithAnApostrophe(String text) {
        assertThat(CellText.safe(text)).isEqualTo("'" + text);
        assertThat(CellText.plain(CellText.safe(text))).isEqualTo(text);
        assertThat(Opened.values(Opened.bytes(Opened.csv(CsvStyle.EXCEL, out -> out.row("x", text)))))
                .containsExactly(List.of("x", "'" + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-12.5",
                "+56912345678",
                "-1.234,5",
                "12345678-5",
                "O'Higgins",
                "'Ndrangheta",
                "a=b",
                "",
                " ",
                "'"
            })
    void otherTextIsWrittenAsItIs(String text) {
        assertThat(CellText.safe(text)).isEqualTo(text);
        assertThat(CellText.plain(text)).isEqualTo(text);
    }

    @Test
    void whatExcelWrapsIsUnwrappedOnce() {
        assertThat(CellText.plain("=\"12345678-5\"")).isEqualTo("12345678-5");
        assertThat(CellText.plain("=\"a\"\"b\"")).isEqualTo("a\"b");
        assertThat(CellText.plain("=\"a\"&\"b\"")).isEqualTo("=\"a\"&\"b\"");
        assertThat(CellText.plain("=\"\"")).isEmpty();
        assertThat(CellText.plain("=\"")).isEqualTo("=\"");
        assertThat(CellText.plain("''=1")).isEqualTo("'=1");
        assertThat(CellText.plain("'-12.5")).isEqualTo("-12.5");
    }

    @Test
    void theSameRowsGiveTheSameWorkbookWheneverAndWhereverTheyAreWritten() throws IOException {
        byte[] first = book();
        TimeZone zone = TimeZone.getDefault();
        byte[] second;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
            second = book();
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(second).isEqualTo(first);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(first))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo("2000-01-01T00:00:00");
                assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(entry.getTime());
                assertThat(entry.getExtra()).isNull();
            }
        }
    }

    private static byte[] book() {
        return Opened.xlsx(out -> {
            out.row("=1+1", "EVA MUÑOZ", 1_000_000L, LocalDate.of(2026, 9, 5));
            out.row("  b & <c> \" ", 12345678901234567L, new BigDecimal("-12.50"), true);
            out.row("", 5, LocalDate.of(1899, 1, 1), new BigDecimal("0.1"));
        });
    }

    @Test
    void anotherProgramReadsTheWorkbookAsItWasMeant() throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(book()))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("Hoja");
            List<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("=1+1");
            assertThat(rows.get(0).getCellText(1)).isEqualTo("EVA MUÑOZ");
            assertThat(rows.get(0).getCellAsNumber(2)).contains(new BigDecimal("1000000"));
            assertThat(rows.get(0).getCellAsDate(3))
                    .contains(LocalDate.of(2026, 9, 5).atStartOfDay());
            assertThat(rows.get(1).getCellText(0)).isEqualTo("  b & <c> \" ");
            assertThat(rows.get(1).getCellText(1)).isEqualTo("12345678901234567");
            assertThat(rows.get(1).getCellAsBoolean(3)).contains(true);
            assertThat(rows.get(2).hasCell(0) && rows.get(2).getCell(0) != null).isFalse();
        }
    }

    @Test
    void theWorkbookIsReadBack() {
        assertThat(Opened.values(Opened.bytes(book())))
                .containsExactly(
                        List.of("=1+1", "EVA MUÑOZ", "1000000", "2026-09-05"),
                        List.of("  b & <c> \" ", "12345678901234567", "-12.5", "TRUE"),
                        List.of("", "5", "1899-01-01", "0.1"));
    }

    @Test
    void columnsAreNamedAsSheetsNameThem() {
        List<Object> wide = new ArrayList<>();
        for (int at = 0; at < 16_384; at++) {
            wide.add("c" + at);
        }
        byte[] bytes = Opened.xlsx(out -> out.row(wide));
        TableReader reader = Tables.open(TableSource.ofBytes("x", bytes), TableLimits.DEFAULT.withMaxColumns(16_384));
        assertThat(Opened.values(reader).get(0)).isEqualTo(wide);
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        for (TableWriter writer : List.of(
                Tables.csv(new ByteArrayOutputStream(), CsvStyle.EXCEL),
                Tables.xlsx(new ByteArrayOutputStream(), "Hoja"))) {
            assertThatThrownBy(() -> writer.row(List.of())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.row(1.5d)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.row(new BigDecimal("1E999999")))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.close();
            writer.close();
            assertThatThrownBy(() -> writer.row("x")).isInstanceOf(IllegalStateException.class);
        }
        TableWriter csv = Tables.csv(new ByteArrayOutputStream(), CsvStyle.EXCEL);
        assertThatThrownBy(() -> csv.row("\u0000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> csv.row("\uD800x")).isInstanceOf(IllegalArgumentException.class);
        TableWriter xlsx = Tables.xlsx(new ByteArrayOutputStream(), "Hoja");
        assertThatThrownBy(() -> xlsx.row("x".repeat(32_768))).isInstanceOf(IllegalArgumentException.class);
        for (String title : List.of("", "a/b", "'a", "a'", "x".repeat(32), "a[1]")) {
            assertThatThrownBy(() -> Tables.xlsx(new ByteArrayOutputStream(), title))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new CsvStyle('"', false, CsvStyle.LineBreak.LF))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFaultOfTheMediumIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> {
                    try (TableWriter writer = Tables.csv(full, CsvStyle.EXCEL)) {
                        writer.row("x");
                    }
                })
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> {
                    try (TableWriter writer = Tables.xlsx(full, "Hoja")) {
                        writer.row("x");
                    }
                })
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aWorkbookOfSeveralSheetsIsReadBackSheetBySheet() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetsWriter sheets = Tables.xlsx(out, List.of("Uno", "Dos & más", "Vacía"))) {
            sheets.row("a", 1);
            sheets.nextSheet();
            sheets.row("b", LocalDate.of(2026, 9, 5));
            sheets.row("c", true);
        }

        assertThat(sheet(out.toByteArray(), "Uno")).containsExactly(List.of("a", "1"));
        assertThat(sheet(out.toByteArray(), "Dos & más"))
                .containsExactly(List.of("b", "2026-09-05"), List.of("c", "TRUE"));
        assertThat(sheet(out.toByteArray(), "Vacía")).isEmpty();
    }

    @Test
    void sheetsHaveTitlesOfTheirOwnAndEnd() {
        for (List<String> titles : List.of(List.<String>of(), List.of("Uno", "UNO"), List.of("Uno", "a/b"))) {
            assertThatThrownBy(() -> Tables.xlsx(new ByteArrayOutputStream(), titles))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (SheetsWriter one = Tables.xlsx(new ByteArrayOutputStream(), List.of("Uno"))) {
            assertThatThrownBy(one::nextSheet).isInstanceOf(IllegalStateException.class);
        }
    }

    private static List<List<String>> sheet(byte[] book, String title) {
        TableSource source = TableSource.of("b.xlsx", () -> new ByteArrayInputStream(book));
        try (TableReader reader = Tables.open(source, TableLimits.DEFAULT, ReadOptions.DEFAULT.withSheet(title))) {
            return reader.remaining().stream().map(Row::values).toList();
        }
    }
}
