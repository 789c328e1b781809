package dev.cuadra.audit;

import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionTerms;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What decides how much is kept back of a fee. */
public final class Terms {
    private Terms() {}

    /**
     * Every concept, retainer and day. A director never owes a loan here, because no source says what is kept back
     * then.
     */
    public static Arbitrary<RetentionTerms> any() {
        return of(retainers());
    }

    /** The same, where the payer retains. */
    public static Arbitrary<RetentionTerms> retainedByThePayer() {
        return of(Arbitraries.just(Retainer.PAYER));
    }

    static Arbitrary<Retainer> retainers() {
        return Arbitraries.frequency(
                Tuple.of(6, Retainer.PAYER), Tuple.of(1, Retainer.ISSUER), Tuple.of(1, Retainer.NONE));
    }

    static Arbitrary<Concept> concepts() {
        return Arbitraries.frequency(
                Tuple.of(4, Concept.HONORARIOS), Tuple.of(1, Concept.BTE), Tuple.of(2, Concept.DIRECTOR));
    }

    private static Arbitrary<RetentionTerms> of(Arbitrary<Retainer> retainers) {
        return Combinators.combine(Days.any(), concepts(), Arbitraries.of(true, false), retainers)
                .as((day, concept, loan, retainer) ->
                        new RetentionTerms(day, concept, loan && concept != Concept.DIRECTOR, retainer))
                // The days have their own edges; all combinations of them with the rest would crowd out everything
                // else.
                .withoutEdgeCases();
    }
}
