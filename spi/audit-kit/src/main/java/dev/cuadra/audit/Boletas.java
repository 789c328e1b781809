package dev.cuadra.audit;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Boletas in a payer's books: every concept, state and retainer, paid and unpaid, retained as the law says. */
public final class Boletas {
    /** Folios of few issuers repeat on purpose: a folio alone identifies nothing. */
    private static final List<Rut> REGULARS =
            List.of(new Rut(12_345_678), new Rut(11_111_111), new Rut(12_345_670), new Rut(76_042_235));

    private static final int LONGEST_LEDGER = 24;

    private Boletas() {}

    /** Of any day from 2003-10-01 to 2030-12-31. */
    public static Arbitrary<Boleta> any() {
        return dated(Days.any());
    }

    /** Of {@code month} and its neighbours. */
    public static Arbitrary<Boleta> around(YearMonth month) {
        LocalDate first = month.minusMonths(2).atDay(1);
        LocalDate from = first.isBefore(WrittenLaw.FIRST_DAY) ? WrittenLaw.FIRST_DAY : first;
        return dated(Arbitraries.frequencyOf(
                Tuple.of(3, Days.between(month.atDay(1), month.atEndOfMonth())),
                Tuple.of(2, Days.between(from, month.plusMonths(1).atEndOfMonth())),
                // The days on which months, and sometimes rates, meet.
                Tuple.of(1, Arbitraries.of(month.atDay(1), month.atEndOfMonth()))));
    }

    /** What a payer's books hold of {@code month} and its neighbours: 0 to 24 boletas, none twice, in any order. */
    public static Arbitrary<List<Boleta>> ledger(YearMonth month) {
        return around(month).list().ofMaxSize(LONGEST_LEDGER).uniqueElements(Boleta::id);
    }

    private static Arbitrary<Boleta> dated(Arbitrary<LocalDate> days) {
        Arbitrary<RetentionTerms> terms = Combinators.combine(
                        days, Terms.concepts(), Arbitraries.of(true, false), Terms.retainers())
                .as((day, concept, loan, retainer) ->
                        new RetentionTerms(day, concept, loan && concept != Concept.DIRECTOR, retainer));
        return Combinators.combine(ids(), terms, Amounts.fees(), states(), delays())
                .as((id, of, gross, state, delay) -> issued(id, of, gross, state, delay));
    }

    private static Boleta issued(
            BoletaId id, RetentionTerms terms, Clp gross, BoletaState state, Optional<Integer> delay) {
        Retainer retainer = terms.retainer();
        return new Boleta(
                id,
                terms.concept(),
                terms.boletaDate(),
                delay.map(terms.boletaDate()::plusDays),
                state,
                gross,
                retainer,
                WrittenLaw.retained(gross, terms),
                WrittenLaw.loanRetained(gross, terms));
    }

    private static Arbitrary<BoletaId> ids() {
        Arbitrary<Rut> issuers =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(REGULARS)), Tuple.of(2, Ruts.any()));
        Arbitrary<Long> folios = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(1, 30)),
                Tuple.of(1, Arbitraries.longs().between(1, 999_999_999)));
        return Combinators.combine(issuers, folios).as(BoletaId::new);
    }

    private static Arbitrary<BoletaState> states() {
        return Arbitraries.frequency(
                Tuple.of(6, BoletaState.VIGENTE),
                Tuple.of(2, BoletaState.ANULADA),
                Tuple.of(1, BoletaState.ANULACION_PENDIENTE),
                Tuple.of(1, BoletaState.OBSERVADA));
    }

    /** Days from the boleta's own to its payment: most within the month, some long after, some before, some never. */
    private static Arbitrary<Optional<Integer>> delays() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 10).map(Optional::of)),
                Tuple.of(2, Arbitraries.integers().between(-20, 70).map(Optional::of)),
                Tuple.of(1, Arbitraries.just(Optional.<Integer>empty())));
    }
}
