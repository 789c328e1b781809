package dev.cuadra.boleta.annual;

import static dev.cuadra.boleta.annual.Years.ANA;
import static dev.cuadra.boleta.annual.Years.fee;
import static dev.cuadra.boleta.annual.Years.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoletaExplanationTest {
    @Test
    @Tag("F29-1")
    @Tag("F29-3")
    void aFeeIsExplainedByItsLawStateMonthAndCodes() {
        BoletaExplanation said = explain(line(ANA, 2, Concept.HONORARIOS, "2025-06-02", 500_000, 72_500, 15_000));

        assertThat(said.month()).contains(YearMonth.of(2025, 6));
        assertThat(said.codes()).isEqualTo(Map.of(F29Code.FEES, Clp.of(72_500), F29Code.LOAN_ON_FEES, Clp.of(15_000)));
        assertThat(said.steps())
                .extracting(Step::rule)
                .containsExactly("RET-1", "RET-2", "RET-5", "F29-5", "F29-3", "F29-1", "F29-1");
        assertThat(said.steps().get(1).text().es()).contains("500000").contains("72500");
        assertThat(said.findings()).isEmpty();
    }

    @Test
    @Tag("F29-5")
    void anAnnulledAndAnUnpaidBoletaStandInNoCode() {
        LedgerLine fee = fee(ANA, 1, "2025-01-10", 100_000, 14_500);

        BoletaExplanation annulled = explain(Years.in(BoletaState.ANULADA, fee));
        assertThat(annulled.codes()).isEmpty();
        assertThat(annulled.month()).isEmpty();
        assertThat(annulled.steps().get(2).text().en()).contains("declared nowhere");
        assertThat(annulled.findings()).isEmpty();
        BoletaExplanation unpaid = explain(Years.unpaid(fee));
        assertThat(unpaid.codes()).isEmpty();
        assertThat(unpaid.steps().get(3).text().en()).contains("no month yet");
    }

    @Test
    void whatTheBooksHoldOtherwiseIsSaidAndSoIsADecision() {
        LedgerLine booked = fee(ANA, 1, "2025-01-10", 100_000, 13_750);
        LedgerLine decided = new LedgerLine(booked.boleta(), booked.payee(), booked.name(), Optional.of(Decision.FEES));

        assertThat(codes(explain(booked).findings())).containsExactly("EXPLAIN_DIFFERS");
        assertThat(codes(explain(decided).findings())).containsExactly("EXPLAIN_DIFFERS", "EXPLAIN_DECIDED");
        assertThat(explain(booked).codes()).isEqualTo(Map.of(F29Code.FEES, Clp.of(13_750)));
    }

    private static BoletaExplanation explain(LedgerLine line) {
        return BoletaExplanation.of(line, RetentionCalculator.chile());
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
