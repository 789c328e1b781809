package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.GrossUp;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.Step;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * The law on retentions, as properties of an engine. Extend it, name the engine, run it with JUnit; the jqwik engine
 * calls every property with a thousand cases and reports the smallest that fails. Holds no state.
 */
public abstract class RetentionProperties {
    /** How far around a gross its fellows are looked for: roundings move a net by less than two pesos. */
    private static final long NEIGHBOURHOOD = 60;

    /** Each an eighth larger than the one before: together some forty times. */
    private static final int STEPS_UP = 32;

    /** For the auditor's class. */
    protected RetentionProperties() {}

    /** The engine under audit. */
    protected abstract RetentionEngine engine();

    /** Nothing of a fee is lost: what is left and what was kept back add up to it. */
    @Property
    @Tag("RET-2")
    public void grossIsNetAndWhatWasKeptBack(@ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        Retention retention = engine().fromGross(gross, terms);

        long parts = retention.net().pesos()
                + retention.retention().pesos()
                + retention.loanRetention().pesos();
        assertAll(
                () -> assertEquals(gross, retention.gross(), "the fee that was asked about"),
                () -> assertEquals(terms, retention.terms(), "the terms that were asked about"),
                () -> assertEquals(
                        gross.pesos(), parts, () -> "RET-2: net + retention + loan = gross, in " + figures(retention)),
                () -> assertFalse(
                        retention.retention().isNegative(), () -> "retention below 0 in " + figures(retention)),
                () -> assertFalse(
                        retention.loanRetention().isNegative(), () -> "loan below 0 in " + figures(retention)));
    }

    /** What is kept back is the nearest peso to gross × rate, and the upper one of two that are equally near. */
    @Property
    @Tag("RET-2")
    public void theRetentionIsTheNearestPesoAndHalvesGoUp(
            @ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        int basisPoints = WrittenLaw.basisPoints(terms);
        Retention retention = engine().fromGross(gross, terms);

        // In ten-thousandths of a peso: less than half a peso below the exact share, at most half a peso above it.
        BigInteger exact = BigInteger.valueOf(gross.pesos()).multiply(BigInteger.valueOf(basisPoints));
        BigInteger above = BigInteger.valueOf(retention.retention().pesos())
                .multiply(BigInteger.valueOf(10_000))
                .subtract(exact);
        boolean nearest =
                above.compareTo(BigInteger.valueOf(-5_000)) > 0 && above.compareTo(BigInteger.valueOf(5_000)) <= 0;
        assertTrue(
                nearest,
                () -> "RET-2: " + WrittenLaw.percent(basisPoints) + " of " + gross + " rounds to "
                        + WrittenLaw.share(gross, basisPoints) + ", not " + retention.retention() + " (" + terms + ")");
    }

    /** The rate is that of the date written on the boleta. */
    @Property
    @Tag("RET-1")
    @Tag("RET-3")
    public void theRateIsThatOfTheBoletasOwnDate(@ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        Retention retention = engine().fromGross(gross, terms);

        assertEquals(
                WrittenLaw.percent(WrittenLaw.basisPoints(terms)),
                WrittenLaw.percent(retention.rate().basisPoints()),
                () -> "RET-1, RET-3: the rate of a boleta under " + terms);
    }

    /** A boleta of 31 December and one of the next day each have the rate of their own year. */
    @Property
    @Tag("RET-1")
    @Tag("RET-3")
    public void aNewYearsRateBeginsOnItsFirstDay(@ForAll @IntRange(min = 2003, max = 2029) int year) {
        for (LocalDate day : List.of(LocalDate.of(year, 12, 31), LocalDate.of(year + 1, 1, 1))) {
            // A hundred million pesos show each basis point, whatever the engine says its rate was.
            Retention retention = engine().fromGross(Clp.of(100_000_000), RetentionTerms.on(day));

            assertEquals(
                    WrittenLaw.ordinaryBasisPoints(day) * 10_000L,
                    retention.retention().pesos(),
                    () -> "RET-1: kept back of 100000000 on a boleta dated " + day);
        }
    }

    /** Of a larger fee no less is kept back, and where no loan is repaid no less is left. */
    @Property
    @Tag("RET-2")
    public void aLargerFeeNeverHasASmallerRetention(
            @ForAll("fees") Clp gross, @ForAll("fees") Clp more, @ForAll("terms") RetentionTerms terms) {
        noLess(gross, gross.plus(Clp.of(1)), terms);
        noLess(gross, gross.plus(more), terms);
        // An eighth more at each step: a rate that falls somewhere above the fee shows at the step that crosses it,
        // where two fees far apart hide it.
        Clp small = gross;
        for (int step = 0; step < STEPS_UP; step++) {
            Clp large = Clp.of(small.pesos() + 1 + small.pesos() / 8);
            noLess(small, large, terms);
            small = large;
        }
    }

    private void noLess(Clp gross, Clp larger, RetentionTerms terms) {
        Retention small = engine().fromGross(gross, terms);
        Retention large = engine().fromGross(larger, terms);

        assertTrue(
                large.retention().compareTo(small.retention()) >= 0
                        && large.loanRetention().compareTo(small.loanRetention()) >= 0,
                () -> "RET-2: less is kept back of the larger fee: " + figures(small) + ", " + figures(large));
        // With two roundings a peso more of gross may well leave a peso less.
        assertTrue(
                terms.loanBalance() || large.net().compareTo(small.net()) >= 0,
                () -> "RET-2: less is left of the larger fee: " + figures(small) + ", " + figures(large));
    }

    /** The gross found for a net leaves exactly that net, whatever the net. */
    @Property
    @Tag("RET-7")
    public void everyNetComesBackToThePeso(@ForAll("fees") Clp net, @ForAll("terms") RetentionTerms terms) {
        Retention found = engine().fromNet(net, terms).retention();
        Retention again = engine().fromGross(found.gross(), terms);

        assertAll(
                () -> assertEquals(net, found.net(), () -> "RET-7: the net of " + figures(found)),
                () -> assertEquals(net, again.net(), () -> "RET-7: the net, worked out again, of " + figures(again)),
                () -> assertEquals(
                        net, WrittenLaw.net(found.gross(), terms), () -> "RET-7: the lawful net of " + figures(found)),
                () -> assertEquals(found.retention(), again.retention(), "RET-7: the retention both ways"),
                () -> assertEquals(found.loanRetention(), again.loanRetention(), "RET-7: the loan both ways"));
    }

    /**
     * The other gross has the same net too, and is named wherever there is one. With one rounding no third gross has that
     * net; with the loan rounded apart a third one may (net 37,891 on 2021-09-01: 44,316 to 44,318), but no fourth.
     */
    @Property
    @Tag("RET-7")
    public void theGrossesThatAreNamedAreAllThereAre(@ForAll("fees") Clp net, @ForAll("terms") RetentionTerms terms) {
        GrossUp up = engine().fromNet(net, terms);

        Set<Clp> named = new TreeSet<>();
        named.add(up.retention().gross());
        up.otherGross().ifPresent(named::add);
        Set<Clp> all = grossesAround(up.retention().gross(), net, terms);
        boolean loan = WrittenLaw.loanBasisPoints(terms) > 0;
        assertTrue(
                all.containsAll(named) && named.size() == Math.min(2, all.size()),
                () -> "RET-7: of the grosses " + all + " that leave " + net + ", these are named: " + named + " ("
                        + terms + ")");
        assertTrue(
                all.size() <= (loan ? 3 : 2),
                () -> "RET-7: so many grosses leave " + net + " under " + terms + ": " + all);
    }

    private static Set<Clp> grossesAround(Clp found, Clp net, RetentionTerms terms) {
        Set<Clp> all = new TreeSet<>();
        long last = found.pesos() + NEIGHBOURHOOD;
        for (long gross = Math.max(1, found.pesos() - NEIGHBOURHOOD); gross <= last; gross++) {
            if (WrittenLaw.net(Clp.of(gross), terms).equals(net)) {
                all.add(Clp.of(gross));
            }
        }
        return all;
    }

    /** A director keeps 10 % back whatever the year, and it is declared in code 153. */
    @Property
    @Tag("RET-4")
    public void directorsHaveTenPerCentInEveryYear(@ForAll("fees") Clp gross, @ForAll("days") LocalDate day) {
        Retention retention =
                engine().fromGross(gross, new RetentionTerms(day, Concept.DIRECTOR, false, Retainer.PAYER));

        Clp tenth = WrittenLaw.share(gross, 1000);
        assertEquals(tenth, retention.retention(), () -> "RET-4: a tenth of " + gross + " on " + day);
        assertEquals(
                tenth.isZero() ? Set.of() : Set.of(F29Code.of("153")),
                retention.f29().keySet(),
                () -> "RET-4: the codes of " + figures(retention));
    }

    /** The loan's 3 % begins on 1 September 2021, is rounded apart, and is declared in code 155. */
    @Property
    @Tag("RET-5")
    public void theLoanIsRoundedApartAndBeginsInSeptember2021(
            @ForAll("fees") Clp gross, @ForAll("days") LocalDate day, @ForAll boolean owed) {
        RetentionTerms terms = new RetentionTerms(day, Concept.HONORARIOS, owed, Retainer.PAYER);
        Retention retention = engine().fromGross(gross, terms);

        boolean due = owed && !day.isBefore(WrittenLaw.FIRST_LOAN_DAY);
        Clp loan = due ? WrittenLaw.share(gross, 300) : Clp.ZERO;
        assertEquals(loan, retention.loanRetention(), () -> "RET-5: the loan's part of " + gross + " under " + terms);
        assertEquals(
                Optional.of(loan).filter(amount -> !amount.isZero()),
                Optional.ofNullable(retention.f29().get(F29Code.of("155"))),
                () -> "RET-5: code 155 of " + figures(retention));
    }

    /** Where the issuer hands over the tax, or nobody does, the payer keeps nothing and declares nothing. */
    @Property
    @Tag("RET-6")
    public void aPayerWhoDoesNotRetainKeepsNothing(@ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        for (Retainer retainer : List.of(Retainer.ISSUER, Retainer.NONE)) {
            RetentionTerms free =
                    new RetentionTerms(terms.boletaDate(), terms.concept(), terms.loanBalance(), retainer);
            Retention retention = engine().fromGross(gross, free);

            assertEquals(gross, retention.net(), () -> "RET-6: the payer pays all of " + figures(retention));
            assertTrue(retention.f29().isEmpty(), () -> "RET-6: nothing is declared of " + figures(retention));
            assertEquals(
                    gross,
                    engine().fromNet(gross, free).retention().gross(),
                    () -> "RET-6: the gross for a net of " + gross + " under " + free);
        }
    }

    /** Every figure says by which rule it came about, who says so, from what, and how it was rounded. */
    @Property
    @Tag("RET-2")
    public void everyFigureExplainsItself(@ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        Retention retention = engine().fromGross(gross, terms);
        List<Step> steps = new ArrayList<>(retention.steps());
        steps.addAll(engine().fromNet(gross, terms).retention().steps());

        assertFalse(retention.steps().isEmpty(), () -> "no step explains " + figures(retention));
        for (Step step : steps) {
            assertTrue(step.rule().matches("[A-Z][A-Z0-9]*-[0-9]+"), () -> "not the id of a rule: " + step);
            assertFalse(step.source().isBlank(), () -> "no source: " + step);
            assertFalse(step.text().es().isBlank() || step.text().en().isBlank(), () -> "no words: " + step);
        }
        if (terms.retainer() == Retainer.PAYER) {
            assertTrue(
                    retention.steps().stream().anyMatch(step -> roundsTo(step, retention.retention())),
                    () -> "RET-2: no step with a rounding comes to " + retention.retention() + ": "
                            + retention.steps());
        }
    }

    private static boolean roundsTo(Step step, Clp amount) {
        return step.rounding().isPresent() && step.result().equals(amount.toString());
    }

    private static String figures(Retention retention) {
        return retention.gross() + " = " + retention.net() + " + " + retention.retention() + " + "
                + retention.loanRetention() + " at "
                + WrittenLaw.percent(retention.rate().basisPoints()) + " under "
                + retention.terms();
    }

    /** {@link Amounts#fees}. */
    @Provide
    public Arbitrary<Clp> fees() {
        return Amounts.fees();
    }

    /** {@link Days#any}. */
    @Provide
    public Arbitrary<LocalDate> days() {
        return Days.any().withoutEdgeCases();
    }

    /** {@link Terms#any}. */
    @Provide
    public Arbitrary<RetentionTerms> terms() {
        return Terms.any();
    }
}
