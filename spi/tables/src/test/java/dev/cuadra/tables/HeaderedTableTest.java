package dev.cuadra.tables;

import static dev.cuadra.tables.CsvReadingTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderedTableTest {
    private static final List<Column> WANTED = List.of(
            Column.required("rut"),
            Column.required("nombre", "razon social"),
            Column.optional("fecha_inicio", "inicio"));

    private static HeaderedTable table(String text) {
        return HeaderedTable.of(Opened.text(text), WANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rut;nombre;fecha_inicio",
                "\uFEFFRUT;NOMBRE;FECHA INICIO",
                "R.U.T.; Razón  Social ;Fecha-Inicio",
                "=\"rut\";\"Nombre:\";'inicio'",
                "Rut;RAZO\u0301N_SOCIAL;\u00A0INICIO\u00A0"
            })
    void titlesAreFoundHoweverTheyAreWritten(String titles) {
        HeaderedTable table = table(titles + "\n12345678-5;EVA;2026-01-01\n");

        assertThat(table.header().problems()).isEmpty();
        assertThat(table.header().warnings()).isEmpty();
        HeaderedRow row = table.next().orElseThrow();
        assertThat(row.value("rut")).isEqualTo("12345678-5");
        assertThat(row.value("nombre")).isEqualTo("EVA");
        assertThat(row.value("fecha_inicio")).isEqualTo("2026-01-01");
    }

    @Test
    void theTurkishIDoesNotHideATitle() {
        HeaderedTable table = HeaderedTable.of(Opened.text("INICIO;TITULO\n1;2\n"), List.of(Column.required("inicio")));
        assertThat(table.header().problems()).isEmpty();
    }

    @Test
    void missingDuplicateAndUnknownColumnsAreNamed() {
        Header header = table("Nombre;Razón Social;sueldo\n").header();

        assertThat(header.problems())
                .extracting(Problem::code)
                .containsExactly("TABLE_COLUMN_DUPLICATE", "TABLE_COLUMN_MISSING");
        assertThat(header.problems().get(1).where().toString()).isEqualTo("datos.csv:1:rut");
        assertThat(header.warnings()).extracting(Problem::code).containsExactly("TABLE_COLUMN_UNKNOWN");
        assertThat(header.warnings().get(0).message().es()).contains("\"sueldo\"");
        assertThat(header.has("rut")).isFalse();
        assertThat(header.position("nombre")).hasValue(0);
    }

    @Test
    void anOptionalColumnMayBeMissingAndAskedFor() {
        HeaderedTable table = table("rut,nombre\n1-9,EVA\n");
        assertThat(table.next().orElseThrow().value("fecha_inicio")).isEmpty();
    }

    @Test
    void aColumnThatWasNotWantedMayNotBeAskedFor() {
        HeaderedTable table = table("rut,nombre\n1-9,EVA\n");
        HeaderedRow row = table.next().orElseThrow();
        assertThatThrownBy(() -> row.value("sueldo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sueldo");
    }

    @Test
    void twoColumnsMayNotAcceptTheSameTitle() {
        List<Column> wanted = List.of(Column.required("rut"), Column.optional("id", "R.U.T."));
        assertThatThrownBy(() -> HeaderedTable.of(Opened.text("rut\n"), wanted))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsOfAnotherWidthSayHowManyCellsTheyHave() {
        HeaderedTable table = table("rut;nombre;inicio\n1-9;EVA\n1-9;EVA;x;y\n1-9;EVA;x;; \n1-9;EVA;\n");

        HeaderedRow few = table.next().orElseThrow();
        assertThat(few.problem()).map(Problem::code).contains("TABLE_ROW_WIDTH");
        assertThat(few.problem().orElseThrow().message().en()).isEqualTo("The row has 2 cells under 3 titles.");
        assertThat(table.next().orElseThrow().problem()).map(Problem::code).contains("TABLE_ROW_WIDTH");
        assertThat(table.next().orElseThrow().problem()).isEmpty();
        assertThat(table.next().orElseThrow().problem()).isEmpty();
        assertThat(table.next()).isEmpty();
    }

    @Test
    void aRowOfASheetMayEndEarly() {
        byte[] bytes = Opened.xlsx(out -> {
            out.row("rut", "nombre", "inicio");
            out.row("1-9", "EVA", "");
        });
        HeaderedTable table = HeaderedTable.of(Opened.bytes(bytes), WANTED);
        HeaderedRow row = table.next().orElseThrow();
        assertThat(row.problem()).isEmpty();
        assertThat(row.value("fecha_inicio")).isEmpty();
    }

    @Test
    void blankRowsAreSkippedAboveAndBelowTheHeader() {
        HeaderedTable table = table(";;\n \nrut;nombre\n;\n1-9;EVA\n");
        assertThat(table.header().row().line()).isEqualTo(3);
        assertThat(table.next().orElseThrow().line()).isEqualTo(5);
    }

    @Test
    void aRowAtFaultComesWithItsProblemAndTheNextOneFollows() {
        HeaderedTable table = table("rut;nombre\n1-9;EVA \"X\" Y\n2-7;ANA\n");

        HeaderedRow bad = table.next().orElseThrow();
        assertThat(bad.problem()).map(Problem::code).contains("TABLE_QUOTE");
        assertThat(bad.row().values()).containsExactly("1-9", "EVA \"X\" Y");
        assertThat(table.next().orElseThrow().value("nombre")).isEqualTo("ANA");
    }

    @Test
    void aTableOfBlankRowsIsEmpty() {
        assertFault(() -> table(";;\n;\n"), TableFault.EMPTY);
    }

    @Test
    void cellsAreFreedOfWhatExcelPutAroundThem() {
        HeaderedTable table = table("rut;nombre\n=\"12345678-5\";'=EVA\n\"=\"\"1-9\"\"\";O'Higgins\n");

        HeaderedRow bare = table.next().orElseThrow();
        assertThat(bare.problem()).isEmpty();
        assertThat(bare.value("rut")).isEqualTo("12345678-5");
        assertThat(bare.value("nombre")).isEqualTo("=EVA");
        HeaderedRow quoted = table.next().orElseThrow();
        assertThat(quoted.value("rut")).isEqualTo("1-9");
        assertThat(quoted.value("nombre")).isEqualTo("O'Higgins");
    }
}
