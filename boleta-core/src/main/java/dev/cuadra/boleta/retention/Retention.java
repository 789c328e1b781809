package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.spi.problem.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept back of one fee, and how that came about.
 *
 * @param terms what it was worked out from
 * @param gross the gross fee
 * @param rate the rate the payer applies; 0 when the payer keeps nothing
 * @param retention what is kept back at the rate
 * @param loanRetention what is kept back besides for the loan
 * @param steps how the figures came about
 */
public record Retention(
        RetentionTerms terms, Clp gross, RetentionRate rate, Clp retention, Clp loanRetention, List<Step> steps) {
    public Retention {
        steps = List.copyOf(steps);
    }

    /** What is left to pay. */
    public Clp net() {
        return gross.minus(retention).minus(loanRetention);
    }

    /** The codes of Form 29 that the amounts belong to; those of nothing are left out. */
    public Map<F29Code, Clp> f29() {
        Map<F29Code, Clp> codes = new TreeMap<>();
        codes.put(terms.concept() == Concept.DIRECTOR ? F29Code.DIRECTORS : F29Code.FEES, retention);
        codes.put(F29Code.LOAN_ON_FEES, loanRetention);
        codes.values().removeIf(Clp::isZero);
        return Collections.unmodifiableMap(codes);
    }
}
