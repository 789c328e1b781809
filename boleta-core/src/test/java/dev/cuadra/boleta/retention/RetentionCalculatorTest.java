package dev.cuadra.boleta.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionCalculatorTest {
    private final RetentionCalculator calculator = RetentionCalculator.chile();

    @ParameterizedTest
    @Tag("RET-2")
    @CsvFileSource(resources = "sii-amounts.csv", numLinesToSkip = 1)
    void everyAmountKnownFromTheSiiComesOut(long gross, LocalDate date, String percent, long retained, long net) {
        Retention retention = calculator.fromGross(Clp.of(gross), RetentionTerms.on(date));

        assertThat(retention.rate().percent()).isEqualTo(percent);
        assertThat(retention.retention()).isEqualTo(Clp.of(retained));
        assertThat(retention.net()).isEqualTo(Clp.of(net));
        assertThat(retention.f29()).containsExactly(Map.entry(F29Code.FEES, Clp.of(retained)));
        assertThat(calculator
                        .fromNet(Clp.of(net), RetentionTerms.on(date))
                        .retention()
                        .net())
                .isEqualTo(Clp.of(net));
    }

    @ParameterizedTest
    @Tag("RET-1")
    @Tag("RET-3")
    @CsvSource({
        "2003-10-01, 10",
        "2019-12-31, 10",
        "2020-01-01, 10.75",
        "2020-12-31, 10.75",
        "2021-01-01, 11.5",
        "2022-01-01, 12.25",
        "2023-01-01, 13",
        "2024-01-01, 13.75",
        "2024-12-31, 13.75",
        "2025-01-01, 14.5",
        "2025-12-28, 14.5",
        "2025-12-31, 14.5",
        "2026-01-01, 15.25",
        "2027-01-01, 16",
        "2028-01-01, 17",
        "2051-07-04, 17",
    })
    void theRateIsThatOfTheBoletasOwnDate(LocalDate date, String percent) {
        assertThat(calculator
                        .fromGross(Clp.of(1000), RetentionTerms.on(date))
                        .rate()
                        .percent())
                .isEqualTo(percent);
    }

    @Test
    @Tag("RET-1")
    void aDateBeforeTheBookIsAnErrorThatNamesWhatIsCovered() {
        assertThatThrownBy(() -> calculator.fromGross(Clp.of(1000), RetentionTerms.on(LocalDate.of(2003, 9, 30))))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("LAW_DATE_NOT_COVERED");
                    assertThat(e.problem().message().es())
                            .contains("2003-09-30")
                            .contains("2003-10-01");
                });
    }

    @Test
    @Tag("RET-4")
    void aDirectorKeepsTenPercentWhateverTheYear() {
        Retention retention = calculator.fromGross(
                Clp.of(500_005), new RetentionTerms(LocalDate.of(2026, 3, 1), Concept.DIRECTOR, true, Retainer.PAYER));

        assertThat(retention.f29()).containsExactly(Map.entry(F29Code.DIRECTORS, Clp.of(50_001)));
        assertThat(retention.loanRetention()).isEqualTo(Clp.ZERO);
        assertThat(retention.steps()).anyMatch(step -> step.rule().equals("RET-5") && !step.verified());
    }

    @Test
    @Tag("RET-5")
    void theLoanIsRoundedApartAndGoesToItsOwnCode() {
        RetentionTerms terms = new RetentionTerms(LocalDate.of(2024, 5, 2), Concept.HONORARIOS, true, Retainer.PAYER);

        Retention retention = calculator.fromGross(Clp.of(30_000), terms);

        assertThat(retention.f29())
                .containsExactly(Map.entry(F29Code.FEES, Clp.of(4_125)), Map.entry(F29Code.LOAN_ON_FEES, Clp.of(900)));
        assertThat(retention.net()).isEqualTo(Clp.of(24_975));
    }

    @Test
    @Tag("RET-5")
    void theLoanIsNotRepaidBeforeSeptember2021() {
        RetentionTerms terms = new RetentionTerms(LocalDate.of(2021, 8, 31), Concept.HONORARIOS, true, Retainer.PAYER);

        assertThat(calculator.fromGross(Clp.of(30_000), terms).loanRetention()).isEqualTo(Clp.ZERO);
        assertThat(calculator
                        .fromGross(
                                Clp.of(30_000),
                                new RetentionTerms(LocalDate.of(2021, 9, 1), Concept.HONORARIOS, true, Retainer.PAYER))
                        .loanRetention())
                .isEqualTo(Clp.of(900));
    }

    @Test
    @Tag("RET-6")
    void aPayerWhoDoesNotRetainKeepsNothing() {
        for (Retainer retainer : List.of(Retainer.ISSUER, Retainer.NONE)) {
            RetentionTerms terms = new RetentionTerms(LocalDate.of(2026, 1, 2), Concept.HONORARIOS, true, retainer);

            Retention retention = calculator.fromGross(Clp.of(777_777), terms);

            assertThat(retention.net()).isEqualTo(Clp.of(777_777));
            assertThat(retention.f29()).isEmpty();
            assertThat(calculator.fromNet(Clp.of(777_777), terms).retention().gross())
                    .isEqualTo(Clp.of(777_777));
        }
    }

    static List<LocalDate> aDayOfEachRate() {
        return RateBook.chile().ordinary().rows().stream().map(Dated::from).toList();
    }

    @ParameterizedTest
    @Tag("RET-7")
    @MethodSource("aDayOfEachRate")
    void everyNetUpToAMillionComesBackExactly(LocalDate day) {
        RetentionTerms terms = RetentionTerms.on(day);
        for (long net = 1; net <= 1_000_000; net++) {
            Clp asked = Clp.of(net);
            if (!calculator.netOf(calculator.grossFor(asked, terms), terms).equals(asked)) {
                throw new AssertionError("net " + net + " on " + day);
            }
        }
    }

    @ParameterizedTest
    @Tag("RET-7")
    @CsvSource({"2022-03-01", "2025-03-01", "2026-03-01", "2028-03-01"})
    void everyNetComesBackWithTheLoanToo(LocalDate day) {
        RetentionTerms terms = new RetentionTerms(day, Concept.BTE, true, Retainer.PAYER);
        for (long net = 1; net <= 200_000; net++) {
            Clp asked = Clp.of(net);
            if (!calculator.netOf(calculator.grossFor(asked, terms), terms).equals(asked)) {
                throw new AssertionError("net " + net + " on " + day);
            }
        }
    }

    @Test
    @Tag("RET-7")
    void aSecondGrossWithTheSameNetIsReported() {
        GrossUp up = calculator.fromNet(Clp.of(329_072), RetentionTerms.on(LocalDate.of(2025, 6, 15)));

        assertThat(List.of(up.retention().gross(), up.otherGross().orElseThrow()))
                .containsExactlyInAnyOrder(Clp.of(384_879), Clp.of(384_880));
        assertThat(calculator
                        .fromNet(Clp.of(100_000), RetentionTerms.on(LocalDate.of(2025, 6, 15)))
                        .otherGross())
                .isEmpty();
    }

    @Property
    @net.jqwik.api.Tag("RET-7")
    void theReportedGrossesAreAllThereAre(@ForAll @LongRange(min = 1, max = 5_000_000) long net, @ForAll boolean loan) {
        RetentionTerms terms = new RetentionTerms(LocalDate.of(2026, 2, 1), Concept.HONORARIOS, loan, Retainer.PAYER);
        GrossUp up = calculator.fromNet(Clp.of(net), terms);

        long around = up.retention().gross().pesos();
        long hits = 0;
        for (long gross = Math.max(1, around - 50); gross <= around + 50; gross++) {
            hits += calculator.netOf(Clp.of(gross), terms).equals(Clp.of(net)) ? 1 : 0;
        }
        assertThat(up.otherGross().isPresent()).isEqualTo(hits > 1);
        // With the 3 % rounded apart, three grosses in a row may leave one net: 44,316 to 44,318 in 2021-09.
        assertThat(hits).isBetween(1L, loan ? 3L : 2L);
    }

    @Property
    @net.jqwik.api.Tag("RET-2")
    void grossIsNetAndWhatWasKept(
            @ForAll @LongRange(min = 1, max = 99_999_999_999_999L) long gross,
            @ForAll Concept concept,
            @ForAll boolean loan,
            @ForAll Retainer retainer) {
        Retention retention = calculator.fromGross(
                Clp.of(gross), new RetentionTerms(LocalDate.of(2026, 2, 1), concept, loan, retainer));

        assertThat(retention.net().plus(retention.retention()).plus(retention.loanRetention()))
                .isEqualTo(Clp.of(gross));
        assertThat(retention.steps())
                .isNotEmpty()
                .allMatch(step -> !step.source().isBlank());
    }

    @Test
    void nothingAndLessThanNothingAreRefused() {
        for (long amount : List.of(0L, -1L, Clp.MAX)) {
            assertThatThrownBy(() -> calculator.fromGross(Clp.of(amount), RetentionTerms.on(LocalDate.of(2026, 1, 1))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("AMOUNT_OUT_OF_RANGE"));
        }
    }

    @Test
    void everyStepNamesRuleInputsAndRounding() {
        List<Step> steps = calculator
                .fromGross(Clp.of(764_700), RetentionTerms.on(LocalDate.of(2026, 1, 15)))
                .steps();

        assertThat(steps).extracting(Step::rule).containsExactly("RET-1", "RET-2");
        Step rounding = steps.get(1);
        assertThat(rounding.inputs()).containsEntry("gross", "764700").containsEntry("rate", "15.25");
        assertThat(rounding.rounding()).contains(java.math.RoundingMode.HALF_UP);
        assertThat(rounding.result()).isEqualTo("116617");
        assertThat(rounding.text().es()).contains("764700 × 15,25 % = 116617");
        assertThat(rounding.text().en()).contains("nearest peso");
    }

    @Test
    @Tag("RET-1")
    void gapsOverlapsAndOpenRowsFailWhenTheBookIsMade() {
        assertThat(code(List.of(row("2020-01-01", "2020-12-31"), row("2021-01-02", ""))))
                .isEqualTo("LAW_TABLE_GAP");
        assertThat(code(List.of(row("2020-01-01", "2021-01-01"), row("2021-01-01", ""))))
                .isEqualTo("LAW_TABLE_OVERLAP");
        assertThat(code(List.of(row("2020-01-01", ""), row("2021-01-01", "")))).isEqualTo("LAW_TABLE_OVERLAP");
        assertThat(code(List.of())).isEqualTo("LAW_TABLE_EMPTY");
        assertThat(DatedTable.of("good", List.of(row("2021-01-01", ""), row("2020-01-01", "2020-12-31")))
                        .rows())
                .hasSize(2);
    }

    @Test
    void aHostThatMustRepeatTenPercentSaysSoInOneLine() {
        RetentionCalculator old = new RetentionCalculator(RateBook.fixed(RetentionRate.parse("10"), "product of 2018"));

        Retention retention = old.fromGross(Clp.of(1_000_000), RetentionTerms.on(LocalDate.of(2026, 5, 5)));

        assertThat(retention.retention()).isEqualTo(Clp.of(100_000));
        assertThat(retention.steps()).anyMatch(step -> !step.verified());
    }

    private static Dated<RetentionRate> row(String from, String until) {
        return new Dated<>(
                LocalDate.parse(from),
                until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                RetentionRate.parse("10"),
                "test",
                Confidence.CERTAIN);
    }

    private static String code(List<Dated<RetentionRate>> rows) {
        try {
            DatedTable.of("bad", rows);
            return "none";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }
}
