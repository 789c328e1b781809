package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.GrossUp;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of the kit catches the mistake it is there for. */
class WrongRetentionTest {
    private static final RetentionCalculator RIGHT = RetentionCalculator.chile();

    /** An engine with one mistake, and the property that has to notice. */
    private record Mistake(String name, RetentionEngine engine, String caughtBy) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "rates one year off",
                    onTerms(terms -> on(terms, terms.boletaDate().plusYears(1))),
                    "theRateIsThatOfTheBoletasOwnDate"),
            new Mistake(
                    "a new rate from 2 January on",
                    onTerms(terms -> terms.boletaDate().getDayOfYear() == 1
                                    && terms.boletaDate().isAfter(WrittenLaw.FIRST_DAY)
                            ? on(terms, terms.boletaDate().minusDays(1))
                            : terms),
                    "aNewYearsRateBeginsOnItsFirstDay"),
            new Mistake("halves down", rounding(RoundingMode.HALF_DOWN), "theRetentionIsTheNearestPesoAndHalvesGoUp"),
            new Mistake(
                    "halves to even", rounding(RoundingMode.HALF_EVEN), "theRetentionIsTheNearestPesoAndHalvesGoUp"),
            new Mistake("pesos cut off", rounding(RoundingMode.DOWN), "theRetentionIsTheNearestPesoAndHalvesGoUp"),
            new Mistake("pesos rounded up", rounding(RoundingMode.UP), "theRetentionIsTheNearestPesoAndHalvesGoUp"),
            new Mistake(
                    "directors like anyone else",
                    onTerms(terms -> concept(terms, Concept.HONORARIOS)),
                    "directorsHaveTenPerCentInEveryYear"),
            new Mistake(
                    "the loan rounded together with the rate",
                    onResult((gross, right) -> amounts(
                            right,
                            right.retention(),
                            WrittenLaw.share(
                                            gross,
                                            WrittenLaw.basisPoints(right.terms())
                                                    + WrittenLaw.loanBasisPoints(right.terms()))
                                    .minus(right.retention()))),
                    "theLoanIsRoundedApartAndBeginsInSeptember2021"),
            new Mistake(
                    "the loan from 2020 on",
                    onResult((gross, right) ->
                            right.terms().loanBalance() && right.terms().retainer() == Retainer.PAYER
                                    ? amounts(right, right.retention(), WrittenLaw.share(gross, 300))
                                    : right),
                    "theLoanIsRoundedApartAndBeginsInSeptember2021"),
            new Mistake(
                    "retains for everybody",
                    onTerms(terms -> new RetentionTerms(
                            terms.boletaDate(), terms.concept(), terms.loanBalance(), Retainer.PAYER)),
                    "aPayerWhoDoesNotRetainKeepsNothing"),
            new Mistake(
                    "the gross cut off instead of rounded",
                    fromNet((net, terms) -> {
                        BigDecimal kept = BigDecimal.valueOf(WrittenLaw.basisPoints(terms), 4);
                        Clp gross = Clp.of(BigDecimal.valueOf(net.pesos())
                                .divide(BigDecimal.ONE.subtract(kept), 0, RoundingMode.DOWN)
                                .longValueExact());
                        return new GrossUp(RIGHT.fromGross(gross, terms), Optional.empty());
                    }),
                    "everyNetComesBackToThePeso"),
            new Mistake(
                    "the second gross kept to itself",
                    fromNet((net, terms) ->
                            new GrossUp(RIGHT.fromNet(net, terms).retention(), Optional.empty())),
                    "theGrossesThatAreNamedAreAllThereAre"),
            new Mistake(
                    "figures without steps",
                    onResult((gross, right) -> new Retention(
                            right.terms(), gross, right.rate(), right.retention(), right.loanRetention(), List.of())),
                    "everyFigureExplainsItself"),
            new Mistake(
                    "a lower rate on large fees",
                    onResult((gross, right) -> gross.pesos() > 1_000
                            ? amounts(right, WrittenLaw.share(right.retention(), 5_000), right.loanRetention())
                            : right),
                    "aLargerFeeNeverHasASmallerRetention"),
            new Mistake(
                    "a peso lost on the way",
                    onResult((gross, right) -> new Retention(
                            right.terms(),
                            gross.plus(Clp.of(1)),
                            right.rate(),
                            right.retention(),
                            right.loanRetention(),
                            right.steps())),
                    "grossIsNetAndWhatWasKeptBack"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(Audit.failures(mistake.engine(), mistake.caughtBy()))
                                .containsKey(mistake.caughtBy())));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(RetentionProperties.class));
    }

    @Test
    void anEngineWhoseRatesAreAYearOffFailsOnlyWhereRatesShow() {
        Map<String, String> failures =
                Audit.failures(onTerms(terms -> on(terms, terms.boletaDate().plusYears(1))));

        assertThat(failures)
                .containsKeys(
                        "theRateIsThatOfTheBoletasOwnDate",
                        "aNewYearsRateBeginsOnItsFirstDay",
                        "theRetentionIsTheNearestPesoAndHalvesGoUp",
                        "764700 on 2026-06-15 keeps 116617")
                .doesNotContainKeys(
                        "grossIsNetAndWhatWasKeptBack",
                        "aLargerFeeNeverHasASmallerRetention",
                        "directorsHaveTenPerCentInEveryYear",
                        "aPayerWhoDoesNotRetainKeepsNothing");
        assertThat(failures.get("aNewYearsRateBeginsOnItsFirstDay"))
                .startsWith("RET-1: kept back of 100000000 on a boleta dated ");
    }

    private static RetentionEngine rounding(RoundingMode mode) {
        return onResult((gross, right) -> {
            BigDecimal rate = BigDecimal.valueOf(right.rate().basisPoints(), 4);
            return amounts(right, gross.times(rate, mode), right.loanRetention());
        });
    }

    /** The right engine, asked about other terms than those that are given. */
    private static RetentionEngine onTerms(UnaryOperator<RetentionTerms> misread) {
        return engine((gross, terms) -> asked(RIGHT.fromGross(gross, misread.apply(terms)), terms), (net, terms) -> {
            GrossUp up = RIGHT.fromNet(net, misread.apply(terms));
            return new GrossUp(asked(up.retention(), terms), up.otherGross());
        });
    }

    private static Retention asked(Retention right, RetentionTerms terms) {
        return new Retention(
                terms, right.gross(), right.rate(), right.retention(), right.loanRetention(), right.steps());
    }

    private static RetentionEngine onResult(BiFunction<Clp, Retention, Retention> spoil) {
        return engine((gross, terms) -> spoil.apply(gross, RIGHT.fromGross(gross, terms)), (net, terms) -> {
            GrossUp up = RIGHT.fromNet(net, terms);
            Retention right = up.retention();
            return new GrossUp(spoil.apply(right.gross(), right), up.otherGross());
        });
    }

    private static RetentionEngine fromNet(BiFunction<Clp, RetentionTerms, GrossUp> wrong) {
        return engine(RIGHT::fromGross, wrong);
    }

    private static RetentionEngine engine(
            BiFunction<Clp, RetentionTerms, Retention> fromGross, BiFunction<Clp, RetentionTerms, GrossUp> fromNet) {
        return new RetentionEngine() {
            @Override
            public Retention fromGross(Clp gross, RetentionTerms terms) {
                return fromGross.apply(gross, terms);
            }

            @Override
            public GrossUp fromNet(Clp net, RetentionTerms terms) {
                return fromNet.apply(net, terms);
            }
        };
    }

    private static Retention amounts(Retention right, Clp retention, Clp loan) {
        return new Retention(right.terms(), right.gross(), right.rate(), retention, loan, right.steps());
    }

    private static RetentionTerms on(RetentionTerms terms, LocalDate day) {
        return new RetentionTerms(day, terms.concept(), terms.loanBalance(), terms.retainer());
    }

    private static RetentionTerms concept(RetentionTerms terms, Concept concept) {
        return new RetentionTerms(terms.boletaDate(), concept, terms.loanBalance(), terms.retainer());
    }
}
