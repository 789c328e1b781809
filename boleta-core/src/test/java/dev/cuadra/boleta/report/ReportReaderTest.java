package dev.cuadra.boleta.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableFormat;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REP-1")
@Tag("REP-2")
class ReportReaderTest {
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private final ReportReader reader = new ReportReader();

    @Test
    void thePlanillaIsReadThoughItIsNamedLikeASpreadsheet() {
        BoletaReport report = reader.received(latin1("informeMensualREC.xls", Planilla.html()));

        assertThat(report.format()).isEqualTo(TableFormat.HTML);
        assertThat(report.company()).contains(PAYER);
        assertThat(report.month()).contains(SEPTEMBER);
        assertThat(report.rejects()).isEmpty();
        assertThat(report.rows())
                .extracting(row -> row.id().toString())
                .containsExactly("12345678-5/153", "11111111-1/27", "12345670-K/88", "22222222-2/9");
        assertThat(report.rows().get(3).name()).isEqualTo("EVA MUÑOZ VERA");
        assertThat(report.rows().get(2).partnership()).isTrue();
        assertThat(report.rows().get(1).state().state()).contains(BoletaState.ANULADA);
        assertThat(report.rows().get(1).annulledOn().map(Object::toString)).contains("2026-09-15");
        assertThat(ReportCheck.failures(report, PAYER, SEPTEMBER)).isEmpty();
        assertThat(ReportCheck.silent(report)).isEmpty();
    }

    @Test
    void theSameAsCsvIsReadAndSaysWhatItCouldNotCompare() {
        BoletaReport report = reader.received(TableSource.ofText("x.txt", Planilla.csv()));

        assertThat(report.format()).isEqualTo(TableFormat.CSV);
        assertThat(report.rows()).hasSize(4);
        assertThat(ReportCheck.failures(report, PAYER, SEPTEMBER)).isEmpty();
        assertThat(ReportCheck.silent(report))
                .extracting(problem -> problem.code())
                .containsExactly("REPORT_COMPANY_NOT_SAID", "REPORT_MONTH_NOT_SAID", "REPORT_TOTALS_NOT_SAID");
    }

    @Test
    void aCsvWithHeadingAndTotalsIsCheckedLikeThePlanilla() {
        String csv = "Contribuyente: X;RUT : 76000000-0;Informe correspondiente al mes 09 del año 2026\n"
                + Planilla.csv().replace(',', ';')
                + "Totales* :;;;;;;;1933333;203333;1730000\n";

        BoletaReport report = reader.received(TableSource.ofText("informe.csv", csv));

        assertThat(ReportCheck.failures(report, PAYER, SEPTEMBER)).isEmpty();
        assertThat(ReportCheck.silent(report)).isEmpty();
        assertThat(ReportCheck.failures(
                        reader.received(TableSource.ofText("informe.csv", csv.replace("203333", "203334"))),
                        PAYER,
                        SEPTEMBER))
                .containsOnlyKeys(ReportCheck.TOTALS);
    }

    @Test
    void aBoletaOfSomebodyWhoseNameBeginsLikeTheSumsIsNotTakenForThem() {
        String csv = """
                Nombre;Rut;N°;Fecha;Estado;Brutos;Retenido;Pagado
                Ana;11111111-1;7;01/09/2026;VIGENTE;100000;15250;84750
                Total Diseño EIRL;12345678-5;153;02/09/2026;VIGENTE;200000;30500;169500
                Totales;;;;;300000;45750;254250
                """;

        BoletaReport report = reader.received(TableSource.ofText("informe.csv", csv));

        assertThat(report.rows())
                .extracting(row -> row.id().toString())
                .containsExactly("11111111-1/7", "12345678-5/153");
        assertThat(report.totals()).isEqualTo(report.sums());
    }

    @Test
    void aBoletaBelowTheTotalsIsRejectedThoughItsNumberIsMistyped() {
        String csv = Planilla.csv().replace(',', ';')
                + "Totales* :;;;;;;;1933333;203333;1730000\n"
                + "* Los totales no incluyen las boletas anuladas.\n"
                + "154;05/09/2026;VIGENTE;;12345678-9;Ana;NO;100000;15250;84750\n";

        assertThat(reader.received(TableSource.ofText("informe.csv", csv)).rejects())
                .extracting(reject -> reject.problem().code())
                .containsExactly("REPORT_ROW_AFTER_TOTALS");
    }

    @Test
    void aNameOrANumberInTheWrongColumnIsNotInTheMessage() {
        String csv = "N°;Fecha;Estado;Rut;Brutos;Retenido;Pagado\n"
                + "12345678-5;01/09/2026;VIGENTE;11111111-1;100000;15250;84750\n"
                + "153;Rosa Inventada;VIGENTE;11111111-1;100000;15250;84750\n"
                + "154;31-02-2026;VIGENTE;11111111-1;100000;15250;84750\n"
                + "155;01/09/2026;VIGENTE;11111111-1;76000000123;15250x;84750\n";

        assertThat(reader.received(TableSource.ofText("informe.csv", csv)).rejects())
                .extracting(reject -> reject.problem().message().es())
                .satisfiesExactly(
                        folio -> assertThat(folio).contains("12******-5").doesNotContain("345"),
                        date -> assertThat(date).contains("Ro** *********"),
                        day -> assertThat(day).contains("31-02-2026"),
                        amount -> assertThat(amount).contains("15250*"));
    }

    @Test
    void anotherCompanyAnotherMonthAndATruncatedFileAreNamed() {
        BoletaReport report = reader.received(latin1("r.xls", Planilla.html()));

        assertThat(ReportCheck.failures(report, Rut.parse("77879240-0"), SEPTEMBER))
                .containsOnlyKeys(ReportCheck.COMPANY);
        assertThat(ReportCheck.failures(report, PAYER, YearMonth.of(2026, 8))).containsOnlyKeys(ReportCheck.MONTH);
        String html = Planilla.html();
        BoletaReport cut = reader.received(latin1("r.xls", html.substring(0, html.indexOf("Totales"))));
        assertThat(ReportCheck.failures(cut, PAYER, SEPTEMBER)).containsOnlyKeys(ReportCheck.COMPLETE);
    }

    @Test
    void amountsBeyondAnyBoletaAreRejectedRowsAndNotAFailureOfTheSum() {
        String csv = Planilla.csv().replace(",1000000,152500,847500", ",999999999999999,0,999999999999999");
        BoletaReport report = reader.received(TableSource.ofText("x.csv", csv + csv.substring(csv.indexOf('\n') + 1)));

        assertThat(report.rejects())
                .filteredOn(reject -> reject.problem().code().equals("REPORT_AMOUNT"))
                .hasSize(2);
        assertThat(report.sums()).isEmpty();
    }

    @Test
    void aMissingRowIsFoundByTheTotals() {
        String html = Planilla.html();
        int row = html.indexOf("<tr><td>88");
        String without = html.substring(0, row) + html.substring(html.indexOf("</tr>", row) + 5);

        assertThat(ReportCheck.failures(reader.received(latin1("r.xls", without)), PAYER, SEPTEMBER))
                .containsOnlyKeys(ReportCheck.TOTALS);
    }

    @Test
    void aLoginPageIsNotAnEmptyMonthAndAnEmptyMonthIs() {
        assertThat(
                        refusal(
                                "<html><body><form name=\"IngresoRutClave\"><table><tr><td>Rut</td></tr></table></form></body></html>"))
                .isEqualTo("REPORT_IS_LOGIN_PAGE");
        assertThat(refusal("<html><body><table><tr><td>Servicio no disponible</td></tr></table></body></html>"))
                .isEqualTo("REPORT_WITHOUT_TABLE");
        assertThat(refusal("<html><body><p>Nada</p></body></html>")).isEqualTo("REPORT_WITHOUT_TABLE");

        BoletaReport empty = reader.received(
                TableSource.ofText(
                        "r.xls",
                        "<html><body>RUT : 76000000-0 mes 09 del a&ntilde;o 2026 <table><tr><td>NO REGISTRA MOVIMIENTOS</td></tr></table></body></html>"));
        assertThat(empty.rows()).isEmpty();
        assertThat(ReportCheck.failures(empty, PAYER, SEPTEMBER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TABLE_EMPTY",
        "'%PDF-1.7 binary', TABLE_BINARY",
        "'nombre,monto\nx,1\n', REPORT_WITHOUT_TABLE",
    })
    void whatIsNoReportIsRefusedInOneTypedError(String content, String code) {
        assertThat(refusal(content)).isEqualTo(code);
    }

    @Test
    void aLineWithoutEndIsRefusedAtTheLimit() {
        TableSource endless = TableSource.of("endless.csv", () -> new java.io.InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(target, from, from + length, (byte) 'x');
                left -= length;
                return length;
            }
        });

        assertThat(refusal(endless)).isEqualTo("TABLE_LINE_TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678-5, 12345678-4, RUT_CHECK_DIGIT",
        "<td>153</td>, <td>no</td>, REPORT_FOLIO",
        "05/09/2026, 31/02/2026, REPORT_DATE",
        "<td>1000000</td>, <td>1.000000</td>, REPORT_AMOUNT",
        "<td>1000000</td>, <td>-1000000</td>, REPORT_AMOUNT",
    })
    void aBadRowIsRejectedWithPlaceAndRemedyAndTheOthersAreKept(String good, String bad, String code) {
        BoletaReport report = reader.received(latin1("r.xls", Planilla.html().replaceFirst(good, bad)));

        assertThat(report.rows()).hasSize(3);
        assertThat(report.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.problem().code()).isEqualTo(code);
            assertThat(reject.problem().where().line()).isPositive();
            assertThat(reject.problem().where().column()).isNotEmpty();
            assertThat(reject.problem().remedy().es()).isNotBlank();
            assertThat(reject.cells()).hasSize(10);
        });
    }

    @Test
    void theSameFolioTwiceFromOneIssuerIsRejectedAndFromTwoIsNot() {
        String twice = Planilla.html().replace("<td>88</td>", "<td>153</td>");
        assertThat(reader.received(latin1("r.xls", twice)).rejects()).isEmpty();
        String same = twice.replace("12345670-K", "12345678-5");
        assertThat(reader.received(latin1("r.xls", same)).rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problem().code()).isEqualTo("REPORT_ROW_TWICE"));
    }

    @Test
    @Tag("REP-3")
    void theFiveSpellingsOfStatesAreUnderstoodAndUnknownOnesAreCarried() {
        for (String text : List.of("VIGENTE", "VIGENTE  ", "VIG", "N", "vigente")) {
            assertThat(ReportedState.of(text).state()).contains(BoletaState.VIGENTE);
        }
        for (String text : List.of("ANULADA", "ANU", "S")) {
            assertThat(ReportedState.of(text).state()).contains(BoletaState.ANULADA);
        }
        assertThat(ReportedState.of("V").state()).contains(BoletaState.ANULACION_PENDIENTE);
        assertThat(ReportedState.of("R").state()).contains(BoletaState.OBSERVADA);
        assertThat(ReportedState.of("A").state()).isEmpty();
        assertThat(ReportedState.of("REVOCADA").text()).isEqualTo("REVOCADA");
    }

    @Test
    void theBteReportNamesWhoIsPaidAndIsIssuedByThePayer() {
        BoletaReport report = reader.bte(latin1("bte.html", Planilla.bte("Rut Emisor", "Rut Receptor")), PAYER);

        assertThat(report.rows()).singleElement().satisfies(row -> {
            assertThat(row.id().toString()).isEqualTo("76000000-0/31");
            assertThat(row.payee()).isEqualTo(Rut.parse("9876543-3"));
            assertThat(row.name()).isEqualTo("JUANA ÑIRE");
        });
        assertThat(reader.bte(latin1("bte.html", Planilla.bte("Rut", "Rut")), PAYER)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.payee()).isEqualTo(Rut.parse("9876543-3")));
    }

    @Property(tries = 300)
    void anyBytesGiveAReportOrOneTypedError(@ForAll byte[] bytes) {
        try {
            assertThat(reader.received(TableSource.ofBytes("any", bytes))).isNotNull();
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isNotBlank();
        }
    }

    private String refusal(String content) {
        return refusal(TableSource.ofText("r.xls", content));
    }

    private String refusal(TableSource source) {
        try {
            new ReportReader(TableLimits.DEFAULT).received(source);
            return "none";
        } catch (ProblemException e) {
            assertThat(e.problem().remedy().es()).isNotBlank();
            assertThat(e.problem().where().source()).isEqualTo(source.name());
            return e.problem().code();
        }
    }

    private static TableSource latin1(String name, String content) {
        Charset charset = StandardCharsets.ISO_8859_1;
        return TableSource.ofBytes(name, content.getBytes(charset));
    }
}
