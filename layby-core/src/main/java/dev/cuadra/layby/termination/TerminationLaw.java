package dev.cuadra.layby.termination;

/** What the law makes of a lay-by that ends early, in any of the countries. A pure function. */
@FunctionalInterface
public interface TerminationLaw {
    /** Applies the law of the request's jurisdiction; the business saying no is in the result, not thrown. */
    Termination apply(TerminationRequest request);
}
