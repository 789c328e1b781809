package dev.cuadra.boleta.service;

import dev.cuadra.boleta.register.Duplicates;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What became of a boleta that somebody registered by hand.
 *
 * @param outcome what became of it
 * @param differences in which parts the books say something else; with {@link Outcome#DIFFERS} alone
 * @param problems why it was refused; empty when it was not
 * @param notices what a person should look at although it is registered
 */
public record Registration(
        Outcome outcome, List<Duplicates.Part> differences, List<Problem> problems, List<Problem> notices) {
    /** What can become of it. */
    public enum Outcome {
        /** It is in the books now. */
        REGISTERED,
        /** It was there; the day of payment was added. */
        COMPLETED,
        /** It was there just so. */
        UNCHANGED,
        /** The books have a boleta of that issuer and folio that says something else; they stay as they are. */
        DIFFERS,
        /** A check refused it. */
        REFUSED
    }

    public Registration {
        Objects.requireNonNull(outcome, "outcome");
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }
}
