package dev.cuadra.tables;

import static dev.cuadra.tables.CsvReadingTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReadingTest {
    private static final String REPORT = String.join(
            "\r\n",
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"></head>",
            "<body><TABLE border=1>",
            "<tr><td colspan=10>Contribuyente: COMERCIAL EJEMPLO SPA<br>RUT : 76000000-0<br>",
            " Informe correspondiente al mes&nbsp;&nbsp;09 del a&ntilde;o 2026</td></tr>",
            "<tr><th colspan=4>Boleta</th><th colspan=3>Emisor</th><th colspan=3>Honorarios</th></tr>",
            "<tr><td>N\u00B0</td><td>Fecha</td><td>Estado</td><td>Fecha Anulaci\u00F3n</td><td>Rut</td>",
            "<td>Nombre&nbsp;o&nbsp;Raz&oacute;n Social</td><td>Soc. Prof.</td><td>Brutos</td><td>Retenido</td><td>Pagado</td></tr>",
            "<tr><td>9</td><td>21/09/2026</td><td>VIGENTE  </td><td>&nbsp;</td><td>22222222-2</td>",
            "<td>EVA MU\u00D1OZ VERA</td><td>NO</td><td>600000</td><td>0</td><td>600000</td></tr>",
            "<tr><td colspan=7>Totales* :</td><td>600000</td><td>0</td><td>600000</td></tr>",
            "</TABLE></body></html>",
            "");

    @Test
    void whatNoTextCanHoldIsReplacedAndAPairStays() {
        String page = "<table><tr><td>a&#0;b</td><td>&#xD800;</td><td>&#xDE00;x</td><td>&#x1F600;</td></tr></table>";

        List<Row> rows = Opened.bytes(Opened.utf8(page)).remaining();

        assertThat(rows.get(0).values()).containsExactly("a\uFFFDb", "\uFFFD", "\uFFFDx", "\uD83D\uDE00");
    }

    @Test
    void aReportInLatin1IsReadWithEntitiesSpansAndLines() {
        TableReader reader = Opened.bytes(REPORT.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reader.format()).isEqualTo(TableFormat.HTML);
        assertThat(reader.charset()).contains(Opened.LATIN);
        assertThat(reader.complete()).isTrue();
        List<Row> rows = reader.remaining();
        assertThat(rows).extracting(Row::line).containsExactly(3L, 5L, 6L, 8L, 10L);
        assertThat(rows.get(0).cells())
                .containsExactly(new Cell(
                        "Contribuyente: COMERCIAL EJEMPLO SPA\nRUT : 76000000-0\nInforme correspondiente al mes 09 del año 2026",
                        10));
        assertThat(rows.get(1).cells())
                .containsExactly(new Cell("Boleta", 4), new Cell("Emisor", 3), new Cell("Honorarios", 3));
        assertThat(rows.get(1).expanded())
                .containsExactly("Boleta", "", "", "", "Emisor", "", "", "Honorarios", "", "");
        assertThat(rows.get(2).values()).contains("N°", "Fecha Anulación", "Nombre o Razón Social");
        assertThat(rows.get(3).values())
                .containsExactly(
                        "9",
                        "21/09/2026",
                        "VIGENTE",
                        "",
                        "22222222-2",
                        "EVA MUÑOZ VERA",
                        "NO",
                        "600000",
                        "0",
                        "600000");
        assertThat(rows.get(4).values()).containsExactly("Totales* :", "600000", "0", "600000");
    }

    @Test
    void columnsAreFoundBelowATitleRowThatTheCallerChose() {
        TableReader reader = Opened.bytes(REPORT.getBytes(StandardCharsets.ISO_8859_1));
        reader.next();
        reader.next();
        Row titles = reader.next().orElseThrow();

        try (HeaderedTable table = HeaderedTable.below(
                reader,
                titles,
                List.of(Column.required("folio", "Nº"), Column.required("fecha_anulacion"), Column.required("rut")))) {
            HeaderedRow row = table.next().orElseThrow();
            assertThat(row.value("folio")).isEqualTo("9");
            assertThat(row.value("fecha_anulacion")).isEmpty();
            assertThat(row.place("fecha_anulacion").toString()).isEqualTo("datos.csv:8:Fecha Anulación");
        }
    }

    @Test
    void aReportThatWasCutOffIsNotComplete() {
        byte[] bytes = REPORT.getBytes(StandardCharsets.ISO_8859_1);
        for (String lost : List.of("</html>", "</TABLE>", "<td>600000</td><td>0</td>")) {
            byte[] cut = REPORT.substring(0, REPORT.lastIndexOf(lost)).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Opened.bytes(cut).complete()).as(lost).isFalse();
        }
        assertThat(Opened.bytes(bytes).complete()).isTrue();
        assertThat(Opened.text("<table><tr><td>1</td></tr></table>").complete()).isTrue();
        assertThat(Opened.text("<!-- <table> --><script>'<table>'</script><table></table>")
                        .complete())
                .isTrue();
    }

    @Test
    void thePageItselfIsThereForLoginPagesAndEmptyMonths() {
        assertThat(Opened.text("<html>\r\nNO REGISTRA MOVIMIENTOS\r</html>").text())
                .contains("<html>\nNO REGISTRA MOVIMIENTOS\n</html>");
        assertThat(Opened.text("<html>x</html>").next()).isEmpty();
    }

    @Test
    void utf8IsSeenBeforeWhatThePageDeclares() {
        byte[] bytes = Opened.utf8("<meta charset=iso-8859-1><table><tr><td>MUÑOZ</td></tr></table>");
        assertThat(Opened.values(Opened.bytes(bytes))).containsExactly(List.of("MUÑOZ"));
    }

    @Test
    void anotherCharsetIsReadWhenThePageDeclaresIt() {
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] bytes = "<meta charset='windows-1251'><table><tr><td>Привет</td></tr></table>".getBytes(cyrillic);
        assertThat(Opened.values(Opened.bytes(bytes))).containsExactly(List.of("Привет"));
    }

    @Test
    void aCharsetThatNobodyKnowsIsLatin1() {
        byte[] bytes = "<meta charset='x-mystery'><table><tr><td>MUÑOZ</td></tr></table>"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Opened.values(Opened.bytes(bytes))).containsExactly(List.of("MUÑOZ"));
    }

    @Test
    void utf16PagesAreReadByTheirMark() {
        byte[] bytes = "\uFEFF<table><tr><td>MUÑOZ</td></tr></table>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Opened.values(Opened.bytes(bytes))).containsExactly(List.of("MUÑOZ"));
    }

    @Test
    void tablesWithinTablesAreTheirOwn() {
        List<Row> rows = Opened.text("<table><tr><td>fuera<table><tr><td>dentro</td></tr></table></td></tr></table>"
                        + "<table><tr><td>otra</td></tr></table>")
                .remaining();

        assertThat(rows).extracting(Row::values).containsExactly(List.of("fuera"), List.of("dentro"), List.of("otra"));
        assertThat(rows).extracting(Row::table).containsExactly(0, 1, 2);
    }

    @Test
    void cellsWithoutEndTagsAreRead() {
        assertThat(Opened.values(Opened.text("<table><tr><td>1<td>2<tr><td>3<th>4</table>")))
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void senselessSpansAreOneAndHugeOnesAreAFault() {
        assertThat(Opened.text("<table><tr><td colspan=x>1<td colspan=0>2<td colspan=' 2px'>3</table>")
                        .remaining()
                        .get(0)
                        .cells())
                .extracting(Cell::span)
                .containsExactly(1, 1, 2);
        assertFault(
                () -> Opened.text("<table><tr><td colspan=99999999999>1</table>")
                        .next(),
                TableFault.TOO_MANY_COLUMNS);
    }

    @Test
    void pagesAreHeldToTheLimits() {
        String page = "<table>" + "<tr><td>1</td></tr>".repeat(10) + "</table>";
        assertFault(
                () -> Tables.open(
                        TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxBufferedBytes(4 * page.length() - 1)),
                TableFault.TOO_LARGE);
        assertThat(Opened.values(Tables.open(
                        TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxBufferedBytes(4 * page.length()))))
                .hasSize(10);
        TableReader reader = Tables.open(TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxRows(9));
        assertFault(reader::remaining, TableFault.TOO_MANY_ROWS);
        assertFault(reader::next, TableFault.TOO_MANY_ROWS);
    }

    @Test
    void markupThatIsNestedWithoutEndIsReadOrRefused() {
        String deep = "<table><tr><td>" + "<div>".repeat(50_000) + "x";
        assertThat(Opened.text(deep).remaining()).hasSize(1);
        assertThat(Opened.text("<table><tr><td>".repeat(20_000)).remaining()).hasSize(20_000);
    }

    @Test
    void tagsAreHeldToTheLimit() {
        String page = "<table>" + "<tr><td>1</td></tr>".repeat(10) + "</table>";
        assertFault(
                () -> Tables.open(TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxTags(41)),
                TableFault.TOO_MANY_TAGS);
        assertThat(Opened.values(Tables.open(TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxTags(42))))
                .hasSize(10);
        assertFault(() -> Opened.text("<table>" + "<i>".repeat(1_000_000)), TableFault.TOO_MANY_TAGS);
    }

    @Test
    void linesAreThoseOfTheRowsWhateverStandsBetween() {
        List<Row> rows = Opened.text(
                        "<html><!-- <tr>\n<tr> -->\n<script>'<tr>'\n</script>\n<tr>\n<table title='<tr>\n'\n>"
                                + "<td>supplied</td>\n<TR\nid=x><td title=\"a>b\n\">here</td>\n</TR><tr data-cuadra-line=99><td>x</table>")
                .remaining();

        assertThat(rows).extracting(Row::values).containsExactly(List.of("supplied"), List.of("here"), List.of("x"));
        assertThat(rows).extracting(Row::line).containsExactly(1L, 9L, 12L);
    }

    @Test
    void tagsInAttributesAndTextAreNotTakenForTags() {
        List<Row> rows = Opened.text(
                        "<table><tr><td title=\"<tr>\">1 < 2 & <tres</td><td a='<table>'>3<//td></td></tr></table>")
                .remaining();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).size()).isEqualTo(2);
        assertThat(Opened.text("<table><tr><td a='<table>'>3</td></tr></table>").complete())
                .isTrue();
    }

    @Test
    void pagesThatTryPatienceEndSoon() {
        for (String unit : List.of("<script", "<x/<x", "<!--", "<tr a='", "<", "</", "<title>", "<a =\"")) {
            try (TableReader reader = Opened.text("<table>\n" + unit.repeat(20_000))) {
                assertThat(reader.complete()).isFalse();
            }
        }
    }

    @Test
    void aReportOfOneLineIsReadHoweverLong() {
        String page = "<table>" + "<tr><td>1000000</td></tr>".repeat(5_000) + "</table>";
        TableReader reader = Tables.open(TableSource.ofText("x", page), TableLimits.DEFAULT.withMaxChars(10, 100));
        assertThat(reader.remaining()).hasSize(5_000);
    }

    @Test
    void whatOnlyResemblesATagIsText() {
        assertThat(Opened.values(Opened.text("<table><tr><td>1 <2 <b>x</b></td></tr><tr<x><tr/><td>3</td></table>")))
                .containsExactly(List.of("1 <2 x"), List.of("3"));
    }
}
