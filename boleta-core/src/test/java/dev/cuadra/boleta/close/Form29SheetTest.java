package dev.cuadra.boleta.close;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Form29SheetTest {
    @Test
    void theWorkbookHoldsTheCodesAndTheBoletasBehindThem() {
        byte[] book = book(Locale.forLanguageTag("es"));

        List<List<String>> codes = rows(book, "F29");
        assertThat(codes.get(1)).startsWith("RUT", "76000000-0");
        assertThat(codes.get(3)).containsExactly("Código", "Línea", "Glosa", "Valor", "Boletas");
        assertThat(codes.get(4))
                .containsExactly("151", "61", "Retención de honorarios art. 42 N°2 (art. 74 N°2)", "203333", "2");
        assertThat(codes).extracting(row -> row.get(0)).contains("595", "547", "91");
        List<List<String>> boletas = rows(book, "Boletas");
        assertThat(boletas.get(1))
                .containsExactly(
                        "151",
                        "12345670-K/88",
                        "SOC. EJEMPLO",
                        "HONORARIOS",
                        "2026-09-20",
                        "2026-09-20",
                        "VIGENTE",
                        "333333",
                        "50833");
        assertThat(boletas).hasSize(3);
    }

    @Test
    void theSameCloseGivesTheSameBytes() {
        assertThat(book(Locale.ENGLISH)).isEqualTo(book(Locale.ENGLISH));
        assertThat(rows(book(Locale.ENGLISH), "F29").get(3)).startsWith("Code");
    }

    private static byte[] book(Locale locale) {
        MonthClose close = new MonthCloser(RateBook.chile(), Form29Assembler.chile())
                .close(new MonthCloseInput(
                        Rut.parse("76000000-0"),
                        YearMonth.of(2026, 9),
                        PeriodRule.PAYMENT_DATE,
                        List.of(new MonthCloseInput.Sourced(
                                new ReportReader().received(TableSource.ofText("r.xls", Planilla.html())),
                                Concept.HONORARIOS)),
                        Map.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Form29Sheet.write(close, locale, out);
        return out.toByteArray();
    }

    private static List<List<String>> rows(byte[] book, String sheet) {
        TableSource source = TableSource.of("f29.xlsx", () -> new ByteArrayInputStream(book));
        try (TableReader reader = Tables.open(source, TableLimits.DEFAULT, ReadOptions.DEFAULT.withSheet(sheet))) {
            return reader.remaining().stream().map(Row::values).toList();
        }
    }
}
