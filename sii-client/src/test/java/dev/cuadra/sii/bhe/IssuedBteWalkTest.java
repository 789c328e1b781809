package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-BTE")
class IssuedBteWalkTest {
    private static final String URI = "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons2";
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final int PER_PAGE = 10;

    private static String row(int number) {
        return "<tr><td><a href=\"bte_indiv_cons3?X=" + number + "\">ver</a></td><td>" + number
                + "</td><td>VIGENTE</td><td>10-05-2026</td><td>77777777-7</td><td>EMPRESA DE PRUEBA SPA</td>"
                + "<td></td><td>22222222-2</td><td>JUAN SOTO MU&Ntilde;OZ</td><td>100.000</td><td>15.250</td>"
                + "<td>84.750</td></tr>";
    }

    private static String page(int page, int of, int total, int first, int count) {
        StringBuilder html =
                new StringBuilder("<html><body><table><tr><td>menu</td></tr></table><p>INFORME BTE's EMITIDAS</p>"
                        + "<p>P&aacute;gina " + page + " de " + of + "</p><p>Total Boletas : " + total + "</p><table>");
        for (int number = first; number < first + count; number++) {
            html.append(row(number));
        }
        return html.append("</table></body></html>").toString();
    }

    private static SiiPage answer(Map<String, String> fields, int total) {
        int page = Integer.parseInt(fields.get("PAGINA"));
        int of = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
        int first = (page - 1) * PER_PAGE + 1;
        return Pages.html(URI, page(page, of, total, first, Math.min(PER_PAGE, total - first + 1)));
    }

    private static FaultKind fault(IssuedBteWalk walk, String html) {
        try {
            walk.take(Pages.html(URI, html));
        } catch (SiiFaultException e) {
            return e.fault().kind();
        }
        throw new AssertionError("taken");
    }

    private static IssuedBteWalk walk() {
        return IssuedBteWalk.of(COMPANY, MAY);
    }

    @Property(tries = 40)
    @net.jqwik.api.Tag("SII-BTE")
    void everyBoletaComesOnce(@ForAll @IntRange(max = 45) int total) {
        IssuedBteWalk walk = walk();
        while (!walk.complete()) {
            walk = walk.take(answer(walk.next(), total));
        }
        BoletaReport report = walk.list();
        assertThat(report.rejects()).isEmpty();
        assertThat(report.rows()).hasSize(total);
        assertThat(ReportCheck.failures(report, COMPANY, MAY)).isEmpty();
    }

    @Test
    void aRowIsReadCellByCell() {
        ReportRow row =
                walk().take(Pages.html(URI, page(1, 1, 1, 7, 1))).list().rows().get(0);
        assertThat(row.id()).hasToString("77777777-7/7");
        assertThat(row.payee()).isEqualTo(Rut.parse("22222222-2"));
        assertThat(row.name()).isEqualTo("JUAN SOTO MUÑOZ");
        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 5, 10));
        assertThat(row.gross()).isEqualTo(Clp.of(100_000));
        assertThat(row.retained()).isEqualTo(Clp.of(15_250));
        assertThat(row.paid()).isEqualTo(Clp.of(84_750));
    }

    @Test
    void aTotalOfDotsIsNoTotal() {
        assertThat(fault(walk(), page(1, 1, 0, 1, 0).replace("Boletas : 0", "Boletas : ...")))
                .isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void theRequestSaysWhatIsAskedFor() {
        assertThat(walk().next())
                .containsExactly(
                        Map.entry("CNTR", "1"),
                        Map.entry("PAGINA", "1"),
                        Map.entry("AUTEN", "RUTCLAVE"),
                        Map.entry("TIPO", "mensual"),
                        Map.entry("MESM", "05"),
                        Map.entry("ANOM", "2026"));
    }

    @Test
    void aListThatIsNotWholeIsNeverGiven() {
        assertThat(fault(walk(), page(1, 1, 3, 1, 2))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(walk(), page(2, 2, 15, 11, 5))).isEqualTo(FaultKind.INCOMPLETE);
        IssuedBteWalk first = walk().take(Pages.html(URI, page(1, 2, 15, 1, 10)));
        assertThat(fault(first, page(2, 2, 15, 10, 5))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(first, page(2, 2, 16, 11, 5))).isEqualTo(FaultKind.INCOMPLETE);
        assertThatThrownBy(first::list).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherDesignIsNotAnEmptyMonth() {
        assertThat(fault(walk(), "<html>INFORME BTE's EMITIDAS</html>")).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(walk(), page(1, 1, 1, 1, 1).replace("<td>VIGENTE</td>", "")))
                .isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(walk(), "<html>otra cosa</html>")).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void aRowWithoutANumberOrThatLooksLikeSumsIsNotLost() {
        for (String number : List.of("", "Total")) {
            String html = page(1, 1, 2, 1, 2).replace("<td>2</td>", "<td>" + number + "</td>");
            IssuedBteWalk walk = walk().take(Pages.html(URI, html));
            assertThat(walk.list().rows()).hasSize(1);
            assertThat(walk.list().rejects()).hasSize(1);
        }
        String link = row(2).substring(0, row(2).indexOf("<td>2</td>"));
        for (String first : List.of("", "Total")) {
            String row = link + "<td>" + first + "</td>" + "<td></td>".repeat(10) + "</tr>";
            String html = page(1, 1, 2, 1, 1).replace("</table></body>", row + "</table></body>");
            IssuedBteWalk walk = walk().take(Pages.html(URI, html));
            assertThat(walk.complete()).isTrue();
            assertThatThrownBy(walk::list)
                    .isInstanceOfSatisfying(
                            SiiFaultException.class,
                            e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.UNRECOGNISED));
        }
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("SII-BTE")
    void anyPageGivesAListOrItsTypedFault(
            @ForAll @StringLength(max = 60) String noise, @ForAll @IntRange(max = 900) int at) {
        String text = page(1, 1, 2, 1, 2);
        int cut = Math.min(at, text.length());
        try {
            IssuedBteWalk walk = walk().take(Pages.html(URI, text.substring(0, cut) + noise + text.substring(cut)));
            assertThat(walk.list()).isNotNull();
        } catch (SiiFaultException e) {
            assertThat(e.fault().evidence()).isPresent();
        }
    }
}
