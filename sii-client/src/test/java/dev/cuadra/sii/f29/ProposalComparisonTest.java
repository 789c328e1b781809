package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.f29.ProposalComparison.CodeComparison;
import dev.cuadra.sii.f29.ProposalComparison.Standing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProposalComparisonTest {
    @Test
    @Tag("SII-CMP-1")
    void everyCodeOfEitherSideIsJudgedByItsValue() {
        Form29 form = form(
                Map.of(
                        F29Code.of("563"), new BigDecimal("1000"),
                        F29Code.of("115"), new BigDecimal("0.250"),
                        F29Code.of("48"), new BigDecimal("700")),
                Months.boleta("12345678-5/1", 152_500));
        Proposal proposal = proposal(Map.of("151", "152501", "115", "0.25", "563", "1000", "538", "19", "62", "3"));

        ProposalComparison compared = ProposalComparison.of(form, proposal);

        assertThat(code(compared, "115").standing()).isEqualTo(Standing.MATCH);
        assertThat(code(compared, "563").standing()).isEqualTo(Standing.MATCH);
        assertThat(code(compared, "538").standing()).isEqualTo(Standing.ONLY_SII);
        assertThat(code(compared, "48").standing()).isEqualTo(Standing.ONLY_OURS);
        CodeComparison fees = code(compared, "151");
        assertThat(fees.standing()).isEqualTo(Standing.DIFFERS);
        assertThat(fees.difference()).isEqualByComparingTo("1");
        assertThat(fees.boletas()).hasToString("[12345678-5/1]");
        assertThat(fees.follows()).isFalse();
        assertThat(fees.unexplained()).isEmpty();
        assertThat(code(compared, "595").follows()).isTrue();
        assertThat(code(compared, "62").follows()).isTrue();
        assertThat(compared.agrees()).isFalse();
    }

    @Test
    @Tag("SII-CMP-1")
    void nothingAndZeroAreTheSame() {
        ProposalComparison compared = ProposalComparison.of(form(Map.of()), proposal(Map.of("151", "0", "077", "0")));

        assertThat(compared.agrees()).isTrue();
        assertThat(compared.codes()).extracting(CodeComparison::code).contains(F29Code.FEES, F29Code.TOTAL);
    }

    @Test
    @Tag("SII-CMP-2")
    void theDifferenceOf151IsNamedBoletaByBoleta() {
        var known = Months.boleta("12345678-5/1", 152_500);
        var ours = Months.boleta("11111111-1/2", 30_500);

        ProposalComparison compared = ProposalComparison.of(
                form(Map.of(), known, ours),
                List.of(known, ours),
                proposal(Map.of("151", "172501")),
                List.of(Months.row("12345678-5/1", 152_501, "VIGENTE"), Months.row("22222222-2/3", 20_000, "VIG")));

        CodeComparison fees = code(compared, "151");
        assertThat(fees.because())
                .extracting(one -> one.boleta() + " " + one.ours() + " " + one.theirs())
                .containsExactly("11111111-1/2 30500 0", "12345678-5/1 152500 152501", "22222222-2/3 0 20000");
        assertThat(fees.unexplained())
                .hasValueSatisfying(rest -> assertThat(rest).isZero());
    }

    @Test
    @Tag("SII-CMP-2")
    void aDirectorStandsIn153OnlyWhereTheProposalHasIt() {
        var director = Months.boleta("12345678-5/1", Concept.DIRECTOR, 100_000, 0);
        List<ReportRow> rows = List.of(Months.row("12345678-5/1", 100_000, "VIGENTE"));

        ProposalComparison together = ProposalComparison.of(
                form(Map.of(), director), List.of(director), proposal(Map.of("151", "100000")), rows);
        ProposalComparison apart = ProposalComparison.of(
                form(Map.of(), director), List.of(director), proposal(Map.of("153", "100000")), rows);

        assertThat(code(together, "151").because()).hasSize(1);
        assertThat(code(together, "151").unexplained().orElseThrow()).isZero();
        assertThat(code(together, "153").unexplained().orElseThrow()).isZero();
        assertThat(code(apart, "153").standing()).isEqualTo(Standing.MATCH);
        assertThat(code(apart, "153").because()).isEmpty();
    }

    private static CodeComparison code(ProposalComparison compared, String code) {
        return compared.codes().stream()
                .filter(one -> one.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Form29 form(Map<F29Code, BigDecimal> other, Boleta... boletas) {
        return Form29Assembler.chile()
                .assemble(new Form29Request(Months.SEPTEMBER, PeriodRule.PAYMENT_DATE, List.of(boletas), other));
    }

    private static Proposal proposal(Map<String, String> codes) {
        Map<F29Code, BigDecimal> read = new TreeMap<>();
        codes.forEach((code, value) -> read.put(F29Code.of(code.replaceFirst("^0+", "")), new BigDecimal(value)));
        return new Proposal(read, 44);
    }
}
