package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.report.RowJudge;
import dev.cuadra.boleta.report.Verdict;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What another book of rates makes of the same boletas: what is kept back of each stays the fact that it is, and is read
 * by the one book and by the other. A boleta that a book cannot explain is in no code by it, unless a person decided
 * about it: then no book changes where it stands.
 *
 * @param boletas the boletas of which the books say something else, by issuer and folio
 * @param difference the month by the one book and by the other; every kind is {@link ChangeKind#RATE}
 * @source ASOF-3
 */
public record RateCorrection(List<Reading> boletas, MonthDifference difference) {
    public RateCorrection {
        boletas = List.copyOf(boletas);
        Objects.requireNonNull(difference, "difference");
    }

    /**
     * A boleta of which the two books say something else.
     *
     * @param boleta which
     * @param before what it is by the one book
     * @param after what it is by the other
     * @param expectedBefore what the rate of the one book keeps back of its gross fee; 0 when it covers no such day
     * @param expectedAfter what the rate of the other does
     */
    public record Reading(BoletaId boleta, Verdict before, Verdict after, Clp expectedBefore, Clp expectedAfter) {
        /** The masked number and the verdicts: whose it is stays out of logs. */
        @Override
        public String toString() {
            return "Reading[" + boleta.masked() + ", " + before + ", " + after + "]";
        }
    }

    /**
     * Reads a month's books by two books of rates.
     *
     * @param before the book that was used
     * @param after the corrected one
     */
    public static RateCorrection of(MonthBooks books, RateBook before, RateBook after, Form29Engine engine) {
        List<Reading> readings = new ArrayList<>();
        List<KnownBoleta> was = new ArrayList<>();
        List<KnownBoleta> is = new ArrayList<>();
        for (KnownBoleta known : books.boletas()) {
            Judgement first = judge(known, before);
            Judgement second = judge(known, after);
            boolean changes = known.line().decision().isEmpty() && !same(first, second);
            was.add(changes ? known.with(read(known.boleta(), first)) : known);
            is.add(changes ? known.with(read(known.boleta(), second)) : known);
            if (changes) {
                readings.add(new Reading(
                        known.boleta().id(), first.verdict(), second.verdict(), first.expected(), second.expected()));
            }
        }
        readings.sort(Comparator.comparing(Reading::boleta));
        return new RateCorrection(
                readings,
                MonthDifference.between(books.with(was), books.with(is), engine, Optional.of(ChangeKind.RATE)));
    }

    private static boolean same(Judgement one, Judgement other) {
        return one.verdict() == other.verdict()
                && one.concept() == other.concept()
                && one.retained().equals(other.retained())
                && one.loan().equals(other.loan());
    }

    /** The boleta as the row that it was. Who is paid matters to no rate, and was checked when it came in. */
    private static Judgement judge(KnownBoleta known, RateBook rates) {
        Boleta boleta = known.boleta();
        boolean director = boleta.concept() == Concept.DIRECTOR;
        Clp kept = boleta.retained().plus(boleta.loanRetained());
        ReportRow row = new ReportRow(
                1,
                boleta.id(),
                new Rut(1),
                "",
                boleta.date(),
                new ReportedState(boleta.state().name(), Optional.of(boleta.state()), Confidence.CERTAIN),
                Optional.empty(),
                false,
                boleta.gross(),
                kept,
                boleta.gross().minus(kept));
        Concept concept = director ? Concept.HONORARIOS : boleta.concept();
        return new RowJudge(rates, new Rut(2)).judge("", row, concept, Optional.empty(), director);
    }

    private static Boleta read(Boleta boleta, Judgement judgement) {
        boolean counts = judgement.explained() && boleta.state() != BoletaState.ANULADA;
        Clp retained = counts ? judgement.retained() : Clp.ZERO;
        Clp loan = counts ? judgement.loan() : Clp.ZERO;
        boolean kept = !retained.plus(loan).isZero();
        return new Boleta(
                boleta.id(),
                judgement.explained() ? judgement.concept() : boleta.concept(),
                boleta.date(),
                boleta.paidOn(),
                boleta.state(),
                boleta.gross(),
                kept ? Retainer.PAYER : boleta.retainer(),
                retained,
                loan);
    }
}
