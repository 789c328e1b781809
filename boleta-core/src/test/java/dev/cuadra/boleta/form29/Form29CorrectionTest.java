package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.form29.Form29Correction.BoletaChange;
import dev.cuadra.boleta.form29.Form29Correction.Cause;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Form29CorrectionTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Boleta STAYS = boleta(1, "2026-09-05", Concept.HONORARIOS, 152_500, 0);
    private static final Boleta OTHER = boleta(2, "2026-09-20", Concept.HONORARIOS, 50_833, 10_000);

    @Test
    @Tag("CORR-1")
    void theSameBooksNeedNoCorrection() {
        Form29Correction same = compare(List.of(STAYS, OTHER), List.of(OTHER, STAYS));

        assertThat(same.needed()).isFalse();
        assertThat(same.codes()).isEmpty();
        assertThat(same.payable()).isZero();
    }

    @Test
    @Tag("CORR-1")
    void aBoletaThatWasAddedRaisesItsCodeAndTheTotals() {
        Form29Correction correction = compare(List.of(STAYS), List.of(STAYS, OTHER));

        assertThat(correction.codes())
                .extracting(change -> change.code().value())
                .containsExactly("151", "155", "595", "547", "91");
        assertThat(correction.needed()).isTrue();
        assertThat(correction.payable()).isEqualByComparingTo("60833");
        assertThat(correction.codes().get(0).boletas())
                .containsExactly(new BoletaChange(OTHER.id(), Clp.ZERO, Clp.of(50_833), java.util.Set.of(Cause.ADDED)));
        assertThat(correction.codes().get(2).boletas()).isEmpty();
    }

    @Test
    @Tag("CORR-1")
    void whatBecameOfABoletaIsSaid() {
        assertThat(causes(OTHER.in(BoletaState.ANULADA))).containsExactly(Cause.STATE);
        assertThat(causes(OTHER.paidOn(LocalDate.of(2026, 10, 1)))).containsExactly(Cause.MONTH);
        assertThat(causes(boleta(2, "2026-09-20", Concept.HONORARIOS, 60_000, 10_000)))
                .containsExactly(Cause.AMOUNT);
        assertThat(causes(boleta(2, "2026-09-20", Concept.DIRECTOR, 33_333, 0)))
                .containsExactly(Cause.AMOUNT, Cause.CODE);
        assertThat(compare(List.of(STAYS, OTHER), List.of(STAYS))
                        .codes()
                        .get(0)
                        .boletas()
                        .get(0)
                        .causes())
                .containsExactly(Cause.REMOVED);
    }

    @Test
    @Tag("CORR-1")
    void aBoletaThatIsInForceAgainIsAddedBecauseOfItsState() {
        Form29Correction correction = compare(List.of(STAYS, OTHER.in(BoletaState.ANULADA)), List.of(STAYS, OTHER));

        assertThat(correction.codes().get(0).boletas())
                .containsExactly(new BoletaChange(
                        OTHER.id(), Clp.ZERO, Clp.of(50_833), java.util.Set.of(Cause.ADDED, Cause.STATE)));
    }

    /** Filed by the date of the boleta, and now by that of payment, the boleta belongs to no code though nothing in it changed. */
    @Test
    @Tag("CORR-1")
    void aBoletaThatDidNotChangeAndIsBehindNoCodeIsTold() {
        Boleta paidLater = OTHER.paidOn(LocalDate.of(2026, 10, 1));
        MonthFigures byDate = MonthFigures.of(
                Form29Assembler.chile()
                        .assemble(new Form29Request(
                                SEPTEMBER, PeriodRule.BOLETA_DATE, List.of(paidLater), java.util.Map.of())),
                List.of(paidLater));

        Form29Correction correction = Form29Correction.between(byDate, figures(List.of(paidLater)));

        assertThat(correction.codes().get(0).boletas())
                .containsExactly(new BoletaChange(OTHER.id(), Clp.of(50_833), Clp.ZERO, java.util.Set.of(Cause.CODE)));
        assertThat(correction.payable()).isEqualByComparingTo("-60833");
    }

    @Test
    void whoseBoletaChangedStaysOutOfLogs() {
        BoletaChange change = compare(List.of(STAYS), List.of(STAYS, OTHER))
                .codes()
                .get(0)
                .boletas()
                .get(0);

        assertThat(change.toString())
                .startsWith("BoletaChange[")
                .contains("ADDED")
                .doesNotContain("12345678");
    }

    @Test
    @Tag("CORR-1")
    void anAmountThatMovesFromOneBoletaToAnotherIsNewsWithoutACorrection() {
        Boleta less = boleta(1, "2026-09-05", Concept.HONORARIOS, 152_400, 0);
        Boleta more = boleta(2, "2026-09-20", Concept.HONORARIOS, 50_933, 10_000);

        Form29Correction correction = compare(List.of(STAYS, OTHER), List.of(less, more));

        assertThat(correction.needed()).isFalse();
        assertThat(correction.codes()).hasSize(1);
        assertThat(correction.codes().get(0).boletas())
                .extracting(BoletaChange::difference)
                .containsExactly(Clp.of(-100), Clp.of(100));
    }

    /** By the day of payment it belongs to September, whether August or September is written on it. */
    @Test
    @Tag("CORR-1")
    void anotherDateOfABoletaThatStaysWhereItWasIsNoNews() {
        Boleta august =
                boleta(2, "2026-08-31", Concept.HONORARIOS, 50_833, 10_000).paidOn(LocalDate.of(2026, 9, 20));

        Form29Correction correction = compare(List.of(STAYS, august), List.of(STAYS, OTHER));

        assertThat(correction.needed()).isFalse();
        assertThat(correction.codes()).isEmpty();
    }

    @Test
    @Tag("CORR-1")
    void anotherLoanAmountTouchesItsOwnCodeAlone() {
        Boleta loan = boleta(2, "2026-09-20", Concept.HONORARIOS, 50_833, 9_000);

        assertThat(compare(List.of(STAYS, OTHER), List.of(STAYS, loan)).codes())
                .extracting(change -> change.code().value())
                .containsExactly("155", "595", "547", "91");
    }

    @Test
    void twoMonthsAreNotCompared() {
        MonthFigures october = MonthFigures.of(
                Form29Assembler.chile().assemble(Form29Request.of(SEPTEMBER.plusMonths(1), List.of())), List.of());

        assertThatThrownBy(() -> Form29Correction.between(figures(List.of()), october))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void theBoletasExplainTheDifferenceOfTheirCode(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> after) {
        Form29Correction correction = compare(some(before), some(after));

        correction.codes().stream()
                .filter(change ->
                        List.of("151", "153", "155").contains(change.code().value()))
                .forEach(change -> assertThat(change.difference())
                        .isEqualByComparingTo(BigDecimal.valueOf(Clp.sum(change.boletas().stream()
                                        .map(BoletaChange::difference)
                                        .toList())
                                .pesos())));
    }

    /** The place in the list is the folio; 0 is no boleta, 5 an annulled one. */
    private static List<Boleta> some(List<Integer> kinds) {
        List<Boleta> boletas = new ArrayList<>();
        for (int at = 0; at < kinds.size(); at++) {
            int kind = kinds.get(at);
            if (kind > 0) {
                Boleta boleta = boleta(
                        at + 1,
                        kind == 4 ? "2026-10-02" : "2026-09-02",
                        kind == 3 ? Concept.DIRECTOR : Concept.HONORARIOS,
                        1_000L * kind,
                        kind == 2 ? 300 : 0);
                boletas.add(kind == 5 ? boleta.in(BoletaState.ANULADA) : boleta);
            }
        }
        return boletas;
    }

    private static java.util.Set<Cause> causes(Boleta now) {
        return compare(List.of(STAYS, OTHER), List.of(STAYS, now))
                .codes()
                .get(0)
                .boletas()
                .get(0)
                .causes();
    }

    private static Form29Correction compare(List<Boleta> filed, List<Boleta> now) {
        return Form29Correction.between(figures(filed), figures(now));
    }

    private static MonthFigures figures(List<Boleta> boletas) {
        return MonthFigures.of(Form29Assembler.chile().assemble(Form29Request.of(SEPTEMBER, boletas)), boletas);
    }

    private static Boleta boleta(long folio, String day, Concept concept, long retained, long loan) {
        LocalDate date = LocalDate.parse(day);
        return new Boleta(
                BoletaId.parse("12345678-5/" + folio),
                concept,
                date,
                Optional.of(date),
                BoletaState.VIGENTE,
                Clp.of(1_000_000),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.of(loan));
    }
}
