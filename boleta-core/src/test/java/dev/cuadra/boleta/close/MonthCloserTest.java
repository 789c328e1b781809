package dev.cuadra.boleta.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REP-2")
@Tag("REP-4")
class MonthCloserTest {
    static final Rut PAYER = Rut.parse("76000000-0");
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private final MonthCloser closer = new MonthCloser(RateBook.chile(), Form29Assembler.chile());

    @Test
    void withoutPaymentsEachBoletaCountsOnItsOwnDateAndTheResultSaysSo() {
        MonthClose close = closer.close(input(report(Planilla.html()), Optional.empty(), Map.of(), Set.of()));

        // 152,500 and 50,833; the annulled one and the one its issuer retains are in no code.
        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(close.notes()).extracting(Problem::code).contains("PAID_ON_OWN_DATE");
        assertThat(close.unexplained()).isEmpty();
        assertThat(close.findings()).isEmpty();
    }

    @Test
    void anUnexplainedRowEntersNoCodeUntilAPersonDecides() {
        String html = Planilla.html()
                .replace("<td>152500</td><td>847500</td>", "<td>98000</td><td>902000</td>")
                .replace("<td>203333</td><td>1730000</td>", "<td>148833</td><td>1784500</td>");
        BoletaId odd = BoletaId.parse("12345678-5/153");

        MonthClose open = closer.close(input(report(html), Optional.empty(), Map.of(), Set.of()));
        assertThat(open.form29().value(F29Code.FEES)).isEqualByComparingTo("50833");
        assertThat(open.unexplained()).extracting(u -> u.boleta()).containsExactly(odd);
        assertThat(open.findings()).extracting(Problem::code).containsExactly("ROW_UNEXPLAINED");

        for (Map.Entry<Decision, String> expected : Map.of(
                        Decision.FEES, "148833/0/0",
                        Decision.DIRECTORS, "50833/98000/0",
                        Decision.LOAN, "50833/0/98000",
                        Decision.NOTHING, "50833/0/0")
                .entrySet()) {
            MonthClose decided =
                    closer.close(input(report(html), Optional.empty(), Map.of(odd, expected.getKey()), Set.of()));
            assertThat(decided.unexplained()).isEmpty();
            assertThat(List.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES).stream()
                            .map(code -> decided.form29().value(code).toPlainString())
                            .toList())
                    .as(expected.getKey().name())
                    .isEqualTo(List.of(expected.getValue().split("/", -1)));
        }
    }

    @Test
    void aDecisionIsRememberedInTheBooks() {
        String html = Planilla.html()
                .replace("<td>152500</td><td>847500</td>", "<td>98000</td><td>902000</td>")
                .replace("<td>203333</td><td>1730000</td>", "<td>148833</td><td>1784500</td>");
        BoletaId odd = BoletaId.parse("12345678-5/153");
        MonthClose first = closer.close(input(report(html), Optional.empty(), Map.of(odd, Decision.FEES), Set.of()));

        MonthClose again = closer.close(
                input(report(html), Optional.empty(), Map.of(), Set.of()).with(contractors(), first.ledger()));

        assertThat(again.unexplained()).isEmpty();
        assertThat(again.form29().codes()).isEqualTo(first.form29().codes());
    }

    @Test
    void aReportThatFailsACheckIsRefusedUnlessTheCheckIsNamed() {
        BoletaReport wrong = report(Planilla.html().replace("203333", "203334"));

        assertThatThrownBy(() -> closer.close(input(wrong, Optional.empty(), Map.of(), Set.of(ReportCheck.MONTH))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("REPORT_TOTALS"));
        assertThat(closer.close(input(wrong, Optional.empty(), Map.of(), Set.of(ReportCheck.TOTALS)))
                        .findings())
                .extracting(Problem::code)
                .containsExactly("DIFFERENCE_ACCEPTED");
    }

    @Test
    void anIssuerWhoIsNotRegisteredIsAFindingAndTheBoletaCounts() {
        MonthCloseInput input = input(report(Planilla.html()), Optional.empty(), Map.of(), Set.of());

        MonthClose close = closer.close(input.with(Map.of(), List.of()));

        assertThat(close.findings())
                .extracting(Problem::code)
                .containsOnly("CONTRACTOR_MISSING")
                .hasSize(3);
        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
    }

    @Test
    void withPaymentsWhatIsPaidCountsAndWhatIsNotWaits() {
        Payments payments = Payments.read(
                TableSource.ofText(
                        "p.csv",
                        "rut;folio;fecha_pago\n12345678-5;153;30/09/2026\n12345670-K;88;2026-10-02\n1-9;5;2026-09-01\n"
                                + "12345678-5;153;30/09/2026\nx;1;2026-09-01\n"),
                TableLimits.DEFAULT);

        MonthClose september = closer.close(input(report(Planilla.html()), Optional.of(payments), Map.of(), Set.of()));

        assertThat(september.form29().value(F29Code.FEES)).isEqualByComparingTo("152500");
        assertThat(september.findings())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("PAYMENT_TWICE", "PAYMENT_BOLETA", "PAYMENT_UNKNOWN_BOLETA");
        assertThat(september.form29().warnings())
                .extracting(Problem::code)
                .contains("PERIOD_DIFFERS_ELSEWHERE", "BOLETA_UNPAID");

        MonthClose october = closer.close(new MonthCloseInput(
                PAYER,
                SEPTEMBER.plusMonths(1),
                PeriodRule.PAYMENT_DATE,
                List.of(),
                contractors(),
                Set.of(),
                Optional.of(new Payments("p", List.of(), Map.of(), Map.of(), List.of())),
                Map.of(),
                Set.of(),
                Map.of(),
                september.ledger()));
        assertThat(october.form29().value(F29Code.FEES)).isEqualByComparingTo("50833");
    }

    @Test
    void aBteIsDeclaredWithTheFees() {
        BoletaReport bte =
                new ReportReader().bte(TableSource.ofText("b.html", Planilla.bte("Rut Emisor", "Rut Receptor")), PAYER);
        MonthCloseInput input = input(report(Planilla.html()), Optional.empty(), Map.of(), Set.of());
        List<MonthCloseInput.Sourced> both = new ArrayList<>(input.reports());
        both.add(new MonthCloseInput.Sourced(bte, Concept.BTE));

        MonthClose close = closer.close(new MonthCloseInput(
                PAYER,
                SEPTEMBER,
                PeriodRule.PAYMENT_DATE,
                both,
                contractors(),
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of()));

        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo("230783");
        assertThat(close.form29().boletas().get(F29Code.FEES)).contains(BoletaId.parse("76000000-0/31"));
    }

    @Test
    void aDecisionAboutABoletaThatIsNotThereIsAFinding() {
        MonthClose close = closer.close(input(
                report(Planilla.html()),
                Optional.empty(),
                Map.of(BoletaId.parse("1-9/1"), Decision.NOTHING),
                Set.of()));

        assertThat(close.findings()).extracting(Problem::code).containsExactly("DECISION_UNKNOWN_BOLETA");
        assertThat(Decision.parse("12345678-5/153=none").getValue()).isEqualTo(Decision.NOTHING);
        for (String text : List.of("", "=", "12345678-5=151", "12345678-4/1=151", "12345678-5/1=152")) {
            assertThatThrownBy(() -> Decision.parse(text))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("DECISION_FORM"));
        }
    }

    static MonthCloseInput input(
            BoletaReport report,
            Optional<Payments> payments,
            Map<BoletaId, Decision> decisions,
            Set<ReportCheck> accepted) {
        return new MonthCloseInput(
                PAYER,
                SEPTEMBER,
                PeriodRule.PAYMENT_DATE,
                List.of(new MonthCloseInput.Sourced(report, Concept.HONORARIOS)),
                contractors(),
                Set.of(),
                payments,
                decisions,
                accepted,
                Map.of(),
                List.of());
    }

    static Map<Rut, Contractor> contractors() {
        Map<Rut, Contractor> contractors = new HashMap<>();
        for (String rut : List.of("12345678-5", "11111111-1", "12345670-K", "22222222-2", "9876543-3")) {
            contractors.put(Rut.parse(rut), Contractor.of(Rut.parse(rut), "Inventada " + rut));
        }
        return contractors;
    }

    static BoletaReport report(String html) {
        return new ReportReader().received(TableSource.ofText("r.xls", html));
    }
}
