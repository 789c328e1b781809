package dev.cuadra.layby.termination;

/** The part of an ending that differs from country to country. Refusals, steps and warnings go to the workings. */
@FunctionalInterface
interface CountryLaw {
    Outcome decide(Workings work);
}
