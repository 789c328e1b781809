package dev.cuadra.boleta.annual;

import static dev.cuadra.boleta.annual.Years.ANA;
import static dev.cuadra.boleta.annual.Years.EVA;
import static dev.cuadra.boleta.annual.Years.LUIS;
import static dev.cuadra.boleta.annual.Years.PAYER;
import static dev.cuadra.boleta.annual.Years.fee;
import static dev.cuadra.boleta.annual.Years.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnnualProofTest {
    private static final AnnualAssembler CHILE = AnnualAssembler.chile();
    private static final List<LedgerLine> BOOKS = List.of(
            fee(ANA, 1, "2025-01-10", 100_000, 14_500),
            fee(LUIS, 1, "2025-01-20", 200_000, 29_000),
            line(EVA, 1, Concept.DIRECTOR, "2025-03-31", 1_000_000, 100_000, 0),
            line(ANA, 2, Concept.HONORARIOS, "2025-06-02", 500_000, 72_500, 15_000));

    @Property(tries = 60)
    void anyYearOfBoletasAgreesWithItsTwelveReturns(@ForAll long seed, @ForAll @IntRange(max = 60) int boletas) {
        List<LedgerLine> books = random(new Random(seed), boletas);
        AnnualRequest request =
                AnnualRequest.of(PAYER, 2025, books).with(Set.of(new Rut(10_000_001)), Set.of(new Rut(10_000_002)));

        AnnualProof proof = AnnualProof.of(CHILE.assemble(request), request, close(books, PeriodRule.PAYMENT_DATE));

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.months()).hasSize(36).allMatch(AnnualProof.Compared::agrees);
    }

    @Property(tries = 40)
    void anyBoletaMissingFromAReturnIsFoundAndNamed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int boletas) {
        Random random = new Random(seed);
        List<LedgerLine> books = new ArrayList<>(random(random, boletas));
        books.add(fee(LUIS, 999, "2025-08-08", 10_000, 1_450));
        List<LedgerLine> then = new ArrayList<>(books);
        then.remove(then.size() - 1);
        AnnualRequest request = AnnualRequest.of(PAYER, 2025, books);

        AnnualProof proof = AnnualProof.of(CHILE.assemble(request), request, close(then, PeriodRule.PAYMENT_DATE));

        assertThat(proof.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.problem().code()).isEqualTo("PROOF_BOOKS_CHANGED");
            assertThat(difference.month()).isEqualTo(YearMonth.of(2025, 8));
            assertThat(difference.boletas()).containsExactly(new BoletaId(LUIS, 999));
        });
    }

    @Test
    @Tag("DJ-11")
    void theThreeCodesAreComparedMonthByMonth() {
        AnnualProof proof = proof(close(BOOKS, PeriodRule.PAYMENT_DATE));

        assertThat(proof.agrees()).isTrue();
        assertThat(of(proof, 1, F29Code.FEES).books()).isEqualTo(Clp.of(43_500));
        assertThat(of(proof, 3, F29Code.DIRECTORS).certificates()).isEqualTo(Clp.of(100_000));
        assertThat(of(proof, 6, F29Code.LOAN_ON_FEES).rows()).isEqualTo(Clp.of(15_000));
        assertThat(of(proof, 6, F29Code.FEES).declared()).isEqualByComparingTo("72500");
    }

    @Test
    @Tag("DJ-11")
    void aMonthThatWasNeverClosedIsADifferenceAlsoWithoutBoletas() {
        List<MonthDeclared> eleven = new ArrayList<>(close(BOOKS, PeriodRule.PAYMENT_DATE));
        eleven.remove(11);
        eleven.remove(0);

        AnnualProof proof = proof(eleven);

        assertThat(codes(proof)).containsExactly("PROOF_NOT_CLOSED", "PROOF_NOT_CLOSED");
        assertThat(proof.differences().get(0).boletas()).containsExactly(new BoletaId(LUIS, 1), new BoletaId(ANA, 1));
        assertThat(proof.differences().get(1).boletas()).isEmpty();
    }

    @Test
    @Tag("DJ-11")
    void aMonthClosedByTheBoletasDatesIsADifference() {
        List<MonthDeclared> other = new ArrayList<>(close(BOOKS, PeriodRule.PAYMENT_DATE));
        other.set(4, close(BOOKS, PeriodRule.BOLETA_DATE).get(4));

        assertThat(codes(proof(other))).containsExactly("PROOF_OTHER_RULE");
    }

    @Test
    @Tag("DJ-11")
    void boletasLeftInNoCodeAreADifference() {
        List<MonthDeclared> months = new ArrayList<>(close(BOOKS, PeriodRule.PAYMENT_DATE));
        MonthDeclared may = months.get(4);
        months.set(4, new MonthDeclared(may.period(), may.rule(), may.codes(), may.boletas(), 2));

        assertThat(codes(proof(months))).containsExactly("PROOF_UNEXPLAINED");
    }

    @Test
    @Tag("DJ-11")
    void anAmountChangedAfterTheCloseNamesTheBoletasOfTheMonth() {
        List<LedgerLine> then = new ArrayList<>(BOOKS);
        then.set(0, fee(ANA, 1, "2025-01-10", 100_000, 14_499));

        AnnualProof proof = proof(close(then, PeriodRule.PAYMENT_DATE));

        assertThat(codes(proof)).containsExactly("PROOF_BOOKS_CHANGED");
        assertThat(proof.differences().get(0).boletas()).containsExactly(new BoletaId(LUIS, 1), new BoletaId(ANA, 1));
        assertThat(proof.differences().get(0).problem().message().en())
                .contains("43499")
                .contains("43500");
    }

    @Test
    @Tag("DJ-11")
    void equalSumsOfOtherBoletasAreNoAgreement() {
        List<LedgerLine> then = new ArrayList<>(BOOKS);
        then.set(0, fee(EVA, 77, "2025-01-10", 100_000, 14_500));

        assertThat(proof(close(then, PeriodRule.PAYMENT_DATE)).differences())
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.boletas()).containsExactly(new BoletaId(ANA, 1), new BoletaId(EVA, 77)));
    }

    @Test
    @Tag("DJ-11")
    void aRowOrACertificateThatWasTamperedWithIsFound() {
        AnnualRequest request = AnnualRequest.of(PAYER, 2025, BOOKS);
        AnnualStatement sound = CHILE.assemble(request);
        DjRow row = sound.rows().get(0);
        DjRow tampered = DjRow.of(
                row.number(),
                row.payee(),
                Map.of(Month.JANUARY, Map.of(DjAmount.GENERAL, Clp.of(28_999))),
                row.fees(),
                sound.factors());
        List<DjRow> rows = new ArrayList<>(sound.rows());
        rows.set(0, tampered);
        List<Certificate> certificates =
                sound.certificates().subList(1, sound.certificates().size());
        List<MonthDeclared> months = close(BOOKS, PeriodRule.PAYMENT_DATE);

        assertThat(AnnualProof.of(with(sound, rows, sound.certificates()), request, months)
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.problem().code()).isEqualTo("PROOF_ROWS"));
        assertThat(AnnualProof.of(with(sound, sound.rows(), certificates), request, months)
                        .differences())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.problem().code()).isEqualTo("PROOF_CERTIFICATES");
                    assertThat(difference.boletas()).hasSize(2);
                });
    }

    @Test
    @Tag("DJ-11")
    void aDeclaredAmountWithoutBoletasIsFound() {
        List<MonthDeclared> months = new ArrayList<>(close(BOOKS, PeriodRule.PAYMENT_DATE));
        months.set(
                1,
                new MonthDeclared(
                        YearMonth.of(2025, 2),
                        PeriodRule.PAYMENT_DATE,
                        Map.of(F29Code.FEES, BigDecimal.ONE),
                        Map.of(),
                        0));

        assertThat(codes(proof(months))).containsExactly("PROOF_BOOKS_CHANGED");
    }

    private static AnnualStatement with(AnnualStatement sound, List<DjRow> rows, List<Certificate> certificates) {
        return new AnnualStatement(
                sound.payer(),
                sound.year(),
                sound.layout(),
                sound.factors(),
                sound.due(),
                rows,
                DjSummary.of(rows),
                certificates,
                sound.differences(),
                sound.warnings(),
                sound.notes());
    }

    private static AnnualProof proof(List<MonthDeclared> months) {
        AnnualRequest request = AnnualRequest.of(PAYER, 2025, BOOKS);
        return AnnualProof.of(CHILE.assemble(request), request, months);
    }

    private static AnnualProof.Compared of(AnnualProof proof, int month, F29Code code) {
        return proof.months().stream()
                .filter(compared -> compared.month().getMonthValue() == month
                        && compared.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(AnnualProof proof) {
        return proof.differences().stream()
                .map(difference -> difference.problem().code())
                .toList();
    }

    private static List<MonthDeclared> close(List<LedgerLine> books, PeriodRule rule) {
        List<MonthDeclared> months = new ArrayList<>();
        for (Month month : Month.values()) {
            months.add(MonthDeclared.of(
                    Form29Assembler.chile()
                            .assemble(new Form29Request(
                                    YearMonth.of(2025, month),
                                    rule,
                                    books.stream().map(LedgerLine::boleta).toList(),
                                    Map.of())),
                    0));
        }
        return months;
    }

    /** Boletas of five people, some erased, paid around the year or not at all. */
    private static List<LedgerLine> random(Random random, int count) {
        List<LedgerLine> books = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String day = LocalDate.of(2024, 12, 1).plusDays(random.nextInt(420)).toString();
            long gross = 1L + random.nextInt(3_000_000);
            boolean none = random.nextInt(6) == 0;
            long retained = none ? 0 : (gross * 1_450 + 5_000) / 10_000;
            long loan = none || random.nextInt(3) > 0 ? 0 : (gross * 300 + 5_000) / 10_000;
            Rut rut = new Rut(10_000_000 + random.nextInt(5));
            Concept concept =
                    List.of(Concept.HONORARIOS, Concept.BTE, Concept.DIRECTOR).get(random.nextInt(3));
            LedgerLine line = random.nextInt(8) == 0
                    ? Years.erased(random.nextInt(3), i, day, gross, retained)
                    : line(rut, i, concept, day, gross, retained, loan);
            line = random.nextInt(10) == 0 ? Years.in(BoletaState.ANULADA, line) : line;
            books.add(random.nextInt(10) == 0 ? Years.unpaid(line) : line);
        }
        return books;
    }
}
